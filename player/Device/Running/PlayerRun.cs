using System.Text.Json;
using Signage.Player.Cache;
using Signage.Player.Link;
using Signage.Player.Presenting;
using Signage.Player.Spool;
using Signage.Player.Web;
using Signage.Playout.Timelines;
using SkiaSharp;

namespace Signage.Player.Running;

/// <summary>Puts the parts of a player together, runs them, and takes them apart again.</summary>
internal static class PlayerRun
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>True when the player is to be started again.</summary>
    public static async Task<bool> RunAsync(PlayerOptions options, LogRing log, CancellationToken stop)
    {
        SKGraphics.Init();
        // Everything is drawn once and kept by ourselves.
        SKGraphics.SetResourceCacheTotalByteLimit(1 << 20);
        SKGraphics.SetFontCacheLimit(1 << 20);
        var timeline = options.Playlist is null ? null : LocalPlaylist.Read(options.Playlist);
        using var folder = PlayerFolder.Open(options.Folder);
        if (timeline is null)
            return await RunPairedAsync(options, folder, log, stop);
        await RunLocalAsync(options, folder, timeline, log, stop);
        return false;
    }

    /// <summary>Pairs and plays nothing.</summary>
    /// <exception cref="PlayerRefusalException">It is paired already, or the code is no good.</exception>
    public static async Task PairAsync(PlayerOptions options, CancellationToken stop)
    {
        using var folder = PlayerFolder.Open(options.Folder);
        if (File.Exists(folder.Pairing))
            throw new PlayerRefusalException(
                $"已配对；要重新配对，先删除 {folder.Pairing} / is paired already; to pair anew remove {folder.Pairing} first");
        using var pairing = await Pairing.OpenAsync(folder, options, stop);
        await Console.Error.WriteLineAsync($"已配对 / paired: {pairing.Endpoint}");
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
            new { endpoint = pairing.Endpoint, player = pairing.Key.Name }));
    }

    private static async Task RunLocalAsync(PlayerOptions options, PlayerFolder folder, Timeline timeline,
        LogRing log, CancellationToken stop)
    {
        if (File.Exists(folder.Pairing))
            throw new PlayerRefusalException(
                $"{folder.Root} 属于已配对的播放器，不能播放本地播出单 / belongs to a paired player, which plays no local playlist");
        var clock = new PlayerClock(TimeProvider.System);
        using var journal = new Journal(folder.Journal, "local", "local", clock, folder.NewReserve());
        var shelf = new LocalShelf(
            Path.GetDirectoryName(Path.GetFullPath(options.Playlist!))!, new MediaCache(folder.Media));
        await using var machine = new Machine(options, clock, journal, shelf);
        LocalPlaylist.PutOn(machine.Presenter, timeline, shelf);
        await machine.RunAsync(folder, new StatusSource(machine, journal, "local", link: null) { Log = log }, stop);
    }

    private static async Task<bool> RunPairedAsync(
        PlayerOptions options, PlayerFolder folder, LogRing log, CancellationToken stop)
    {
        using var pairing = await Pairing.OpenAsync(folder, options, stop);
        var clock = new PlayerClock(TimeProvider.System);
        using var journal = new Journal(
            folder.Journal, pairing.Key.Name, pairing.Endpoint, clock, folder.NewReserve());
        var notes = new HeldNotes(folder.Held, pairing.Root, pairing.Endpoint, journal);
        var cache = new MediaCache(folder.Media);
        var shelf = new ApprovedShelf(folder.Approvals, cache, notes);
        await using var machine = new Machine(options, clock, journal, shelf);
        var fetcher = new Fetcher(folder.Playlists, cache, shelf, notes, machine.Presenter);
        using var director = new Director(notes, fetcher, cache, machine.Presenter, journal, clock);
        director.Restore();
        var receipts = new Receipts(folder.Receipts, journal.Player);
        receipts.Restore(notes.Trust);
        if (notes.Trust is { } trust)
            receipts.Prune(folder.Journal, journal.Epoch, trust, clock.Now);
        var uploader = new Uploader(journal, receipts, notes, pairing.Key);
        using var client = new SchedulerClient(pairing);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var errands = new Errands(clock, log, ending.Cancel);
        using var link = new SchedulerLink(pairing, client, notes, director, uploader, machine, journal, errands);
        machine.Presenter.FileRefused = (file, found) => ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                fetcher.Lost(file, found);
                link.FetchAgain();
            },
            null);
        string[] folders = [.. new[] { options.Stick, options.Sticks }.OfType<string>()];
        var sticks = folders.Length == 0 ? null
            : new StickWatch(folders, pairing.Endpoint, director, uploader, notes, TimeProvider.System)
            {
                GiveWayAsync = link.GiveWayAsync, Named = options.Stick,
            };
        var status = new StatusSource(machine, journal, pairing.Endpoint, link) { Sticks = sticks, Log = log };
        var linked = Task.WhenAll(
            link.RunAsync(ending.Token), sticks?.RunAsync(ending.Token) ?? Task.CompletedTask);
        await machine.RunAsync(folder, status, ending.Token);
        await linked;
        if (link.State == "online")
            await SayGoodbyeAsync(journal, uploader, client);
        return errands.Restarts && !stop.IsCancellationRequested;
    }

    /// <summary>What was written at the end goes out if the scheduler is near; otherwise it goes at the next
    /// start.</summary>
    private static async Task SayGoodbyeAsync(Journal journal, Uploader uploader, SchedulerClient client)
    {
        using var patience = new CancellationTokenSource(LastWords);
        try
        {
            journal.Dispose();
            await uploader.SendAsync(client.BatchAsync, patience.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // It is on the disk.
        }
    }
}
