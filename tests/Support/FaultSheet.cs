using System.Globalization;

namespace Signage.Tests.Support;

/// <summary>What screens showed while something was broken, for people to look at: one labelled sheet of
/// artifacts/pictures/faults/, drawn anew with each picture.</summary>
public static class FaultSheet
{
    /// <summary>Of its labels.</summary>
    public const string Font = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";
    private const int Columns = 4;
    private const int Width = 240;
    private const int Height = 135;
    private const int Label = 34;

    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Puts a picture on it, or in the place of an older one.</summary>
    /// <param name="number">Its place, such as <c>1a</c>.</param>
    /// <param name="chinese">What was broken, or mended.</param>
    /// <param name="english">The same.</param>
    /// <param name="png">The player's preview.</param>
    public static async Task AddAsync(string number, string chinese, string english, byte[] png)
    {
        await Turn.WaitAsync();
        try
        {
            var folder = Directory.CreateDirectory(Repository.At("artifacts/pictures/faults")).FullName;
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{number}.png"), png);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{number}.txt"), $"{number} {chinese}\n{english}");
            await DrawAsync([.. Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)]);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task DrawAsync(IReadOnlyList<string> pictures)
    {
        var tiles = pictures.Select((path, i) => string.Create(CultureInfo.InvariantCulture,
            $"[{i}]scale={Width}:{Height}:force_original_aspect_ratio=decrease:flags=area,"
            + $"pad={Width + 4}:{Height + Label + 4}:2:{Label + 2}:white,"
            + $"drawtext=fontfile={Font}:textfile={Path.ChangeExtension(path, "txt")}:fontsize=13:x=4:y=3[t{i}];"));
        var places = pictures.Select((_, i) => string.Create(CultureInfo.InvariantCulture,
            $"{i % Columns * (Width + 4)}_{i / Columns * (Height + Label + 4)}"));
        var joined = string.Concat(pictures.Select((_, i) => $"[t{i}]"));
        var filter = pictures.Count == 1
            ? string.Concat(tiles) + "[t0]null"
            : $"{string.Concat(tiles)}{joined}xstack=inputs={pictures.Count}:fill=white:"
                + $"layout={string.Join('|', places)}";
        var drawn = await Tool.Run("ffmpeg", [
            "-v", "error", "-y", .. pictures.SelectMany(path => new[] { "-i", path }), "-filter_complex", filter,
            "-frames:v", "1", Repository.At("artifacts/pictures/faults.png")]);
        if (drawn.Exit != 0)
        {
            throw new InvalidOperationException(drawn.All);
        }
    }
}
