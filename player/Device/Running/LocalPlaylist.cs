using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Cache;
using Signage.Player.Presenting;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Running;

/// <summary>A playlist file that a person hands to a player that is not paired.</summary>
internal static class LocalPlaylist
{
    /// <exception cref="PlayerRefusalException">It cannot be read; the message names path and reason.</exception>
    public static Timeline Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlayerRefusalException($"无法读取播出单 / the playlist cannot be read: {e.Message}", e);
        }
        if (Playlist.TryRead(bytes, out var playlist, out var problems))
            return new Timeline(playlist, Sha256Hash.Of(bytes));
        throw new PlayerRefusalException(
            $"播出单有误，未播放 / {path} is not a playlist that can be played:\n"
            + string.Join('\n', problems.Select(problem => "  " + problem)));
    }

    /// <summary>Puts it on, with every file of it that is there.</summary>
    public static void PutOn(Presenter presenter, Timeline timeline, LocalShelf shelf)
    {
        foreach (var file in timeline.Playlist.Files)
        {
            var opened = shelf.Open(file);
            if (opened.Path is not null)
                presenter.Report(now => new PlayoutEvent.FileReady(now, file.Sha256));
            else
                Console.Error.WriteLine(opened.Reason);
            if (opened.Cause is { } cause)
                presenter.Report(now => new PlayoutEvent.FileLost(now, file.Sha256, cause));
        }
        presenter.Report(now => new PlayoutEvent.Ordered(now, new RunningPlaylist(timeline, null)));
    }
}
