using Signage.Player.Cache;
using Signage.Player.Presenting;
using Signage.Player.Spool;
using Signage.Player.Web;
using Signage.Playout.Timelines;
using SkiaSharp;

namespace Signage.Player.Running;

/// <summary>Puts the parts of a player together, runs them, and takes them apart again.</summary>
internal static class PlayerRun
{
    public static async Task RunAsync(PlayerOptions options, CancellationToken stop)
    {
        SKGraphics.Init();
        var timeline = options.Playlist is null ? null : LocalPlaylist.Read(options.Playlist);
        using var folder = PlayerFolder.Open(options.Folder);
        if (timeline is not null)
            await RunLocalAsync(options, folder, timeline, stop);
        else
            throw new PlayerRefusalException("--playlist");
    }

    private static async Task RunLocalAsync(PlayerOptions options, PlayerFolder folder, Timeline timeline, CancellationToken stop)
    {
        if (File.Exists(folder.Pairing))
            throw new PlayerRefusalException(
                $"{folder.Root} 属于已配对的播放器，不能播放本地播出单 / belongs to a paired player, which plays no local playlist");
        var clock = new PlayerClock(TimeProvider.System);
        using var journal = new Journal(folder.Journal, "local", "local", clock);
        var shelf = new LocalShelf(
            Path.GetDirectoryName(Path.GetFullPath(options.Playlist!))!, new MediaCache(folder.Media));
        await using var machine = new Machine(options, clock, journal, shelf);
        LocalPlaylist.PutOn(machine.Presenter, timeline, shelf);
        await machine.RunAsync(folder, new StatusSource(machine, journal, "local", link: null), stop);
    }
}
