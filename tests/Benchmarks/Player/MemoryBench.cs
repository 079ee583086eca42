using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Signage.Content.Playlists;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>Resident memory of the player's own process, and of a decoder, after ten seconds of playing.</summary>
internal static class MemoryBench
{
    private static readonly Duration Length = Duration.FromSeconds(20);

    internal static async Task RunAsync(Figures figures, BenchClips clips)
    {
        using var led = new TempFolder();
        var (own, _) = await PlayAsync(led, Slogan(led.Root), "192x32");
        figures.Add("rss_led_mb", own, 1);
        using var folder = new TempFolder();
        var clip = BenchPlaylist.Of(folder.Root, clips.Rendition, clips.Logo, Soon(), Length);
        (own, var decoder) = await PlayAsync(folder, clip, "1280x720");
        figures.Add("rss_720p_mb", own, 1);
        figures.Add("rss_decoder_mb", decoder, 1);
    }

    private static Playlist Slogan(string folder)
    {
        var (from, slogan) = (Soon(), BenchPlaylist.SloganIn(folder));
        return new Playlist
        {
            Format = Playlist.FormatName,
            From = from,
            Until = from + Length,
            Files = [slogan],
            Loops = [BenchPlaylist.LoopOf("slogan", slogan, Length)],
            Spans = [BenchPlaylist.SpanOf(Lane.Picture, "slogan", from, Length)],
        };
    }

    private static Instant Soon() => SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(2);

    private static async Task<(double Own, double Decoder)> PlayAsync(TempFolder folder, Playlist playlist, string size)
    {
        var path = folder.Write("playlist.json", playlist.ToBytes());
        var start = new ProcessStartInfo("dotnet", PictureBench.PlayerArguments(folder.Root, path, size, 25))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var player = Process.Start(start)!;
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(12));
            var children = File.ReadAllText($"/proc/{player.Id}/task/{player.Id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (Resident(player.Id.ToString(CultureInfo.InvariantCulture)),
                children.Select(Resident).DefaultIfEmpty().Max());
        }
        finally
        {
            player.Kill(entireProcessTree: true);
        }
    }

    private static double Resident(string process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            / 1024;
    }
}
