using System.Text.Json.Nodes;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Link;

/// <summary>A memory stick that comes while the player runs, without a network.</summary>
public sealed class StickFacts : IDisposable
{
    private const string Pack = "media/usb/signage-" + FakeScheduler.Endpoint;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_pack_that_comes_while_the_player_runs_is_on_air_and_the_journal_on_the_stick()
    {
        var (scheduler, url) = await PairAsync();
        await using var player = Player(url);
        await player.Until("it runs", status => (string?)status["screen"] == "card");
        var file = scheduler.Approved("U 盘来的");
        scheduler.Publish(file);

        await InsertAsync(scheduler);

        await player.Shows(file.Asset);
        await Says(player, "it may be removed");
        var batches = Directory.GetFiles(_folder.At(Pack), "*.batch", SearchOption.AllDirectories);
        batches.SelectMany(path => BatchBody.TryRead(File.ReadAllBytes(path), out var body, out var reason)
            ? body.Records
            : throw new InvalidDataException(reason)).ShouldNotBeEmpty();
        await scheduler.DisposeAsync();
    }

    // how it is bad                        what the page says
    [Theory]
    [InlineData("playlist", "other bytes than its name says")]
    [InlineData("order", "no good signature")]
    [InlineData("state", "the pack is damaged")]
    [InlineData("unapproved", "has 1 of 2 approvals")]
    public async Task A_bad_pack_is_refused_in_words_and_what_was_on_goes_on(string bad, string said)
    {
        var (scheduler, url) = await PairAsync();
        var good = scheduler.Approved("在播的");
        scheduler.Publish(good);
        await InsertAsync(scheduler);
        await using var player = Player(url);
        await player.Shows(good.Asset);
        await Says(player, "it may be removed");
        Remove();

        var other = scheduler.Approved("坏的");
        if (bad == "unapproved")
            scheduler.Approvals[other.Sha256] = [FakeScheduler.Approve(other, scheduler.Wang)];
        scheduler.Publish(good, other);
        await InsertAsync(scheduler, folder => Spoil(bad, folder, scheduler.Newest));

        await Says(player, said);
        await player.Shows(good.Asset);
        (await player.StatusAsync())!["on"]!.AsArray().ShouldNotContain(on => (string?)on!["asset"] == other.Asset);
        await scheduler.DisposeAsync();
    }

    [Fact]
    public async Task A_stick_that_is_pulled_out_midway_is_said_and_goes_on_when_it_is_back()
    {
        var (scheduler, url) = await PairAsync();
        await using var player = Player(url);
        var (one, two) = (scheduler.Approved("第一条"), scheduler.Approved("第二条"));
        scheduler.Publish(one, two);
        // Pulled out while the second file was read: half of it was still to be had.
        await InsertAsync(scheduler, folder => Halve(folder, two));
        await Says(player, "is tried again");
        Remove();
        await Says(player, "was removed too early and goes on when it is back (1/2)");
        var part = Path.Combine(player.Folder, "cache", "media", two.Sha256 + ".part");
        new FileInfo(part).Length.ShouldBe(two.Bytes / 2);
        Directory.Exists(_folder.Root + "/" + Pack).ShouldBeFalse();

        await InsertAsync(scheduler);

        await Says(player, "it may be removed");
        await player.Shows(two.Asset);
        await scheduler.DisposeAsync();
    }

    [Fact]
    public async Task A_file_cut_short_on_a_stick_costs_nothing_of_what_came_by_network_and_the_journal_is_left()
    {
        var (scheduler, url) = await PairAsync();
        await using var player = Player(url);
        var file = scheduler.Approved("残缺的");
        scheduler.Publish(file);
        var part = Path.Combine(player.Folder, "cache", "media", file.Sha256 + ".part");
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        File.WriteAllBytes(part, new byte[file.Bytes - 1]);

        await InsertAsync(scheduler, folder => Halve(folder, file));

        await Says(player, "the journal is on the stick: ");
        new FileInfo(part).Length.ShouldBe(file.Bytes - 1);
        Directory.GetFiles(_folder.At(Pack), "*.batch", SearchOption.AllDirectories).ShouldNotBeEmpty();
        await scheduler.DisposeAsync();
    }

    [Fact]
    public async Task A_stick_that_is_named_and_not_there_is_said_and_taken_in_when_it_comes()
    {
        var (scheduler, url) = await PairAsync();
        var named = Path.Combine(_folder.Root, "media/usb");
        await using var player = new RunningPlayer(_folder.At("p"), url, code: null, stick: named);
        await player.Until("it is said", status =>
            ((string?)status["stick"])?.StartsWith($"--stick {named}: 没有给 ", StringComparison.Ordinal) == true);
        var file = scheduler.Approved("后插的");
        scheduler.Publish(file);

        await InsertAsync(scheduler);

        await player.Shows(file.Asset);
        await Says(player, "it may be removed");
        await scheduler.DisposeAsync();
    }

    [Fact]
    public async Task A_pack_for_another_endpoint_is_named_and_left_alone()
    {
        var (scheduler, url) = await PairAsync();
        await scheduler.PackAsync(_folder.At("media/usb/signage-school-1"));
        await using var player = Player(url);

        await Says(player, "only one for school-1");

        Directory.Exists(_folder.Root + "/media/usb/signage-school-1/journal").ShouldBeFalse();
        await scheduler.DisposeAsync();
    }

    [Fact]
    public async Task A_stick_that_leads_elsewhere_gets_no_journal()
    {
        var (scheduler, url) = await PairAsync();
        await using var player = Player(url);
        var file = scheduler.Approved("带链接的");
        scheduler.Publish(file);
        var elsewhere = Directory.CreateDirectory(_folder.At("elsewhere")).FullName;

        await InsertAsync(scheduler, folder =>
            Directory.CreateSymbolicLink(Path.Combine(folder, "journal"), elsewhere));

        await Says(player, "is a link, so no journal was left");
        await player.Shows(file.Asset);
        Directory.GetFiles(elsewhere).ShouldBeEmpty();
        await scheduler.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A paired player's folder, and a scheduler that it cannot reach any more.</summary>
    private async Task<(FakeScheduler Scheduler, string Url)> PairAsync()
    {
        Directory.CreateDirectory(_folder.At("media"));
        var first = await FakeScheduler.StartAsync();
        await using (var paired = new RunningPlayer(_folder.At("p"), first.Url))
            await paired.Until("paired", status => (string?)status["link"] == "online");
        var url = first.Url;
        await first.DisposeAsync();
        var second = await FakeScheduler.StartAsync();
        second.Trust = first.Trust;
        return (second, url);
    }

    private RunningPlayer Player(string url) =>
        new(_folder.At("p"), url, code: null, sticks: _folder.At("media"));

    /// <summary>A stick is there as a whole or not at all, as a mount is.</summary>
    private async Task InsertAsync(FakeScheduler scheduler, Action<string>? spoil = null)
    {
        var prepared = _folder.At("prepared/signage-" + FakeScheduler.Endpoint);
        await scheduler.PackAsync(prepared);
        spoil?.Invoke(prepared);
        Directory.Move(Path.GetDirectoryName(prepared)!, _folder.At("media/usb"));
    }

    private void Remove() => Directory.Delete(_folder.At("media/usb"), recursive: true);

    private static void Spoil(string how, string folder, Sha256Hash playlist)
    {
        var state = Path.Combine(folder, "state.json");
        if (how == "playlist")
            File.AppendAllText(Path.Combine(folder, "playlists", playlist.ToString()), " ");
        if (how == "order")
            File.WriteAllText(state, File.ReadAllText(state).Replace("bus-1\\n2\\n", "bus-1\\n3\\n",
                StringComparison.Ordinal));
        if (how == "state")
            File.WriteAllText(state, "{");
    }

    private static void Halve(string folder, PlaylistFile file)
    {
        using var media = new FileStream(Path.Combine(folder, "media", file.Sha256.ToString()), FileMode.Open);
        media.SetLength(file.Bytes / 2);
    }

    private static Task<JsonNode> Says(RunningPlayer player, string what) => player.Until($"the page says: {what}",
        status => ((string?)status["stick"])?.Contains(what, StringComparison.Ordinal) == true);
}
