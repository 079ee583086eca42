using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Signage.Cli.Verify;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Tests.Unit.Players;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.AsRun;

/// <summary>What leaves the house: the proof as a zip, and as-run as CSV.</summary>
public sealed class ExportsOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    private static readonly Instant HourAgo =
        InstantText.ToMilliseconds(SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(1));

    [Fact]
    public async Task A_proof_of_a_while_carries_the_batches_up_to_the_receipt()
    {
        var player = await county.PlayerAsync(SmallCounty.Tv, "exported");
        byte[][] records = [.. Enumerable.Range(1, 6).Select(n => Play(player, SmallCounty.Tv, n, n * 60))];
        foreach (var first in new[] { 1, 3, 5 })
        {
            await SendAsync(player, player.Batch(first, records[..(first - 1)], records[(first - 1)..(first + 1)]));
        }

        // Records 3 and 4 lie in the minutes asked for; the only receipt reaches to record 6.
        var (from, until) = (HourAgo + Duration.FromSeconds(170), HourAgo + Duration.FromSeconds(250));
        var zip = await county.Operator.Client.GetByteArrayAsync(
            $"/api/v1/proof?endpoint={SmallCounty.Tv}&player={player.Id}&from={InstantText.Format(from)}"
            + $"&until={InstantText.Format(until)}");

        var verdict = ProofVerifier.Check(county.Signage.Folder.Write("proof.zip", zip), null);
        verdict.Problems.ShouldBeEmpty();
        verdict.Proven.Keys.Select(k => k.Sequence).Order().ShouldBe([3, 4, 5, 6]);
        verdict.RootPinned.ShouldBeFalse();
    }

    [Fact]
    public async Task Csv_holds_what_went_out_and_the_cues_of_which_nothing_is_proven()
    {
        var player = await county.PlayerAsync(SmallCounty.Led, "csv");
        var file = Sha256Hash.Of("cue"u8);
        await OrderAsync(new Playlist
        {
            Format = Playlist.FormatName,
            From = HourAgo,
            Until = HourAgo + Duration.FromHours(2),
            Files =
            [
                new PlaylistFile
                {
                    Sha256 = file, Asset = "a-clip", Kind = AssetKind.Clip, Title = "短片", Type = "video/mp4",
                    Bytes = 1000, LengthMs = 15_000, Width = 128, Height = 32,
                },
            ],
            Cues = [CueAt("played", file, 60), CueAt("missed", file, 120), CueAt("ahead", file, 5400)],
        });
        byte[][] records =
        [
            Play(player, SmallCounty.Led, 1, 60, "played"), Play(player, SmallCounty.Led, 2, 75, "played"),
            Play(player, SmallCounty.Led, 3, 600), Play(player, SmallCounty.Led, 4, 615),
        ];
        await SendAsync(player, player.Batch(1, [], records));

        var rows = await CsvAsync("");
        rows[0].ShouldBe(
            "\uFEFFendpoint,lane,asset,title,booking,planned start (UTC),planned length (ms),start (UTC),end (UTC),"
            + "length (ms),outcome,cause,frames,samples,underruns,level (dBFS),grade,receipted,file,player,sequence");
        var played = $"{Clock(60)},15000,{Clock(60)},{Clock(75)},15000,complete,,375,,,,E1,1,";
        rows.ShouldContain(r => r.Contains(played, StringComparison.Ordinal));
        rows.ShouldContain(r => r.Contains($"{Clock(120)},15000,,,,absent,,,,,,E0,0,", StringComparison.Ordinal));
        rows.ShouldContain(r => r.Contains($"{Clock(5400)},15000,,,,planned,,,,,,E0,0,", StringComparison.Ordinal));

        (await CsvAsync("&outcome=absent")).Count.ShouldBe(2, "its head, and the cue that did not play");
        (await CsvAsync("&cuesOnly=true")).Count.ShouldBe(4, "its head, and the three cues");
    }

    private async Task<IReadOnlyList<string>> CsvAsync(string also)
    {
        using var ask = new HttpRequestMessage(
            HttpMethod.Get,
            $"/api/v1/airings?endpoint={SmallCounty.Led}&from={Clock(0)}&until={Clock(7200)}{also}");
        ask.Headers.Accept.ParseAdd("text/csv");
        using var answer = await county.Operator.Client.SendAsync(ask);
        answer.EnsureSuccessStatusCode();
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync())
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Clock(int second) => InstantText.Format(HourAgo + Duration.FromSeconds(second));

    private static async Task SendAsync(TestPlayer player, byte[] batch) =>
        (await player.SendAsync(batch)).EnsureSuccessStatusCode();

    private async Task OrderAsync(Playlist playlist)
    {
        var bytes = playlist.ToBytes();
        Playlist.TryRead(bytes, out _, out var problems).ShouldBeTrue(string.Join("; ", problems));
        var hash = Sha256Hash.Of(bytes);
        await using var scope = county.Signage.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlaylistStore>().PutAsync(hash, bytes, CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        db.Add(new StoredOrder
        {
            EndpointId = SmallCounty.Led,
            Number = 1_000,
            Playlist = hash.ToString(),
            Issued = HourAgo,
            ValidUntil = playlist.Until,
            Note = "",
        });
        await db.SaveChangesAsync();
    }

    private static Cue CueAt(string item, Sha256Hash file, int second) => new()
    {
        Item = item,
        Lane = Lane.Picture,
        File = file,
        At = HourAgo + Duration.FromSeconds(second),
        LengthMs = 15_000,
        Interrupt = Interrupt.Stop,
    };

    /// <summary>An odd record is a start, an even one its end.</summary>
    private static byte[] Play(TestPlayer player, string endpoint, int sequence, int second, string item = "i-1") =>
        new JournalRecord
        {
            Kind = sequence % 2 == 1 ? RecordKind.Start : RecordKind.End,
            Player = player.Id,
            Epoch = 1,
            Boot = 1,
            Sequence = sequence,
            Endpoint = endpoint,
            At = HourAgo + Duration.FromSeconds(second),
            MonoMs = second * 1000,
            Clock = "server",
            Lane = Lane.Picture,
            Item = item,
            PlannedStart = sequence % 2 == 1 ? HourAgo + Duration.FromSeconds(second) : null,
            PlannedMs = sequence % 2 == 1 ? 15_000 : null,
            StartSequence = sequence % 2 == 1 ? null : sequence - 1,
            Outcome = sequence % 2 == 1 ? null : Outcome.Complete,
            Frames = sequence % 2 == 1 ? null : 375,
        }.ToBytes();
}
