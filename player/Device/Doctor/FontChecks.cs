using Signage.Player.Picture;
using Signage.Player.Running;

namespace Signage.Player.Doctor;

/// <summary>Which typeface Chinese text gets.</summary>
internal static class FontChecks
{
    private const string Install = "安装 / install: apt install fonts-wqy-microhei";

    private static readonly string[] BitmapFolders = ["/usr/share/fonts", "/usr/local/share/fonts"];

    private static readonly string[] BitmapNames = ["wenquanyi", "wqy-bitmap", "unifont", "zpix", "fusion-pixel"];

    public static IEnumerable<Check> Of(PlayerOptions options)
    {
        yield return Check.At("font", options.HasScreen, () => Chinese(options.Font));
        yield return Check.At("bitmap-font", false, Bitmap);
    }

    private static Verdict Chinese(string? preferred)
    {
        if (preferred is not null && !File.Exists(preferred))
            return Verdict.Missing($"--font {preferred}: 找不到文件 / there is no such file");
        try
        {
            using var typefaces = Typefaces.Load(preferred);
            var drawn = typefaces.Runs("反诈").Select(run => run.Typeface.FamilyName).FirstOrDefault();
            return drawn is null
                ? Verdict.Missing($"没有汉字 / no typeface here has Chinese glyphs; {Install}")
                : Verdict.Ok($"{drawn}（{FontFiles.InOrder(preferred)[0]}）");
        }
        catch (FileNotFoundException)
        {
            return Verdict.Missing(Install);
        }
    }

    private static Verdict Bitmap()
    {
        var found = BitmapFolders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => Array.Exists(BitmapNames, name =>
                Path.GetFileName(path).Contains(name, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal).FirstOrDefault();
        return found is not null
            ? Verdict.Ok(found)
            : Verdict.Missing("没有点阵字体；16 像素的 LED 用它更清楚 / no bitmap typeface; LEDs of 16 pixels are sharper with one");
    }
}
