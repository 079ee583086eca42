using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NodaTime;
using Shouldly;
using Signage.Cli.Demo;
using Signage.Cli.Operator;
using Signage.Cli.Verify;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.MainJob;

/// <summary>Somebody who owns the server: its database, its media folder and all of its keys.</summary>
[Collection("main job")]
public sealed class AttackTests(RunningCounty county) : IClassFixture<RunningCounty>
{
    private const string Evil = "a-evil";

    [Fact]
    public async Task With_the_schedulers_database_and_keys_no_player_shows_an_unapproved_file()
    {
        var ct = TestContext.Current.CancellationToken;
        var file = Forge();
        await county.Campaign.BookAsync("换掉的画面", "loop", [Evil], [DemoEndpoint.LobbyTv], ct);

        var lobby = county.Stage.Player(DemoEndpoint.LobbyTv);
        var status = await lobby.UntilAsync(
            "the forged order, and the file refused", RunningCounty.Patience, s => Names(s["missing"], file), ct);

        PlayerStatus.Plays(status, Evil).ShouldBeFalse();
        await lobby.UntilAsync("the good clip", RunningCounty.Patience, s => PlayerStatus.Plays(s, county.Assets.Clip),
            ct);
        await lobby.UntilAsync("the good poster", RunningCounty.Patience, s => PlayerStatus.Plays(s,
            county.Assets.Image), ct);
        Directory.EnumerateFiles(county.Folder.PlayerOf(DemoEndpoint.LobbyTv), $"*{file}*", SearchOption.AllDirectories)
            .ShouldNotContain(f => new FileInfo(f).Length > 1_000, "the file itself never entered the cache");
        var aired = await county.AiringsAsync(DemoEndpoint.LobbyTv);
        aired.ShouldNotContain(r => (string?)r["asset"] == Evil && (string?)r["outcome"] != "skipped");
    }

    [Fact]
    public async Task One_bit_flipped_in_an_exported_proof_is_found_and_the_file_is_named()
    {
        var ct = TestContext.Current.CancellationToken;
        var bus = county.Stage.Player(DemoEndpoint.BusLed);
        await bus.UntilAsync("a receipt", RunningCounty.Patience, s => (long?)s["receipted"] > 3, ct);
        var proof = await county.People.AsOperator.GetBytesAsync($"api/v1/proof?endpoint={DemoEndpoint.BusLed}", ct);
        using var root = KeyCommands.Load(county.Folder.RootKey);
        Verdict(proof, root, _ => null).Problems.ShouldBeEmpty("untouched, it holds");

        foreach (var part in new[] { "batches/", "receipts/", "trust.note", "player.vkey" })
        {
            var verdict = Verdict(proof, root, name => name.StartsWith(part, StringComparison.Ordinal) ? 0.7 : null);

            verdict.Problems.ShouldNotBeEmpty(part);
            verdict.Problems.ShouldContain(p => p.StartsWith(part, StringComparison.Ordinal), part);
        }
    }

    /// <summary>Puts an asset of the attacker's own into the database, approved by forged notes.</summary>
    private Sha256Hash Forge()
    {
        var picture = File.ReadAllBytes(Repository.At("content/samples/image-2.png"));
        var file = Sha256Hash.Of(picture);
        var media = Path.Combine(county.Folder.Scheduler, "media", file.ToString()[..2], file.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(media)!);
        File.WriteAllBytes(media, picture);
        using var db = new SqliteConnection($"Data Source={Path.Combine(county.Folder.Scheduler, "signage.db")}");
        db.Open();
        Copy(db, "Assets", "Id", $"SET Id = '{Evil}'");
        Copy(db, "Renditions", "AssetId", $"SET AssetId = '{Evil}', Sha256 = '{file}', Bytes = {picture.Length}");
        using var scheduler = KeyCommands.Load(Path.Combine(county.Folder.Scheduler, "keys", "scheduler.key"));
        foreach (var reviewer in DemoPeople.Reviewers)
        {
            var approval = new Approval(Evil, DemoPeople.Operator, reviewer, SystemClock.Instance.GetCurrentInstant(),
                [file]);
            using var own = Keys.Of(reviewer, "the attacker's");
            var note = reviewer == DemoPeople.Reviewers[0]
                ? SignedNote.Sign(approval.ToText(), own)
                : SignedNote.Sign(approval.ToText(), scheduler);
            using var insert = db.CreateCommand();
            insert.CommandText =
                "INSERT INTO Approvals (AssetId, Reviewer, At, Note) VALUES ($asset, $reviewer, 0, $note)";
            insert.Parameters.AddWithValue("$asset", Evil);
            insert.Parameters.AddWithValue("$reviewer", reviewer);
            insert.Parameters.AddWithValue("$note", note.Whole);
            insert.ExecuteNonQuery();
        }

        return file;
    }

    private void Copy(SqliteConnection db, string table, string id, string change)
    {
        using var command = db.CreateCommand();
        command.CommandText = $"CREATE TEMP TABLE forged AS SELECT * FROM {table} WHERE {id} = '{county.Assets.Image}';"
            + $"UPDATE forged {change}; INSERT INTO {table} SELECT * FROM forged; DROP TABLE forged;";
        command.ExecuteNonQuery();
    }

    private static bool Names(JsonNode? list, Sha256Hash file) =>
        list?.ToJsonString().Contains(file.ToString(), StringComparison.Ordinal) == true;

    /// <summary>The verdict on a copy in which one bit of the chosen files is flipped, at that share of their
    /// length.</summary>
    private ProofVerdict Verdict(byte[] proof, SigningKey root, Func<string, double?> flipAt)
    {
        var path = county.Folder.In("tampered.zip");
        File.WriteAllBytes(path, proof);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            foreach (var entry in zip.Entries.ToList())
            {
                if (flipAt(entry.FullName) is { } share)
                {
                    using var stream = entry.Open();
                    stream.Position = (long)(stream.Length * share);
                    var changed = stream.ReadByte() ^ 1;
                    stream.Position--;
                    stream.WriteByte((byte)changed);
                }
            }
        }

        return ProofVerifier.Check(path, root.Verifier);
    }
}
