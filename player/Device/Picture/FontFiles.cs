namespace Signage.Player.Picture;

/// <summary>Where typefaces with Chinese glyphs are found on the systems that players run on.</summary>
public static class FontFiles
{
    private static readonly string[] Known =
    [
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "C:/Windows/Fonts/msyh.ttc",
        "C:/Windows/Fonts/simhei.ttf",
        "/System/Library/Fonts/PingFang.ttc",
    ];

    private static readonly string[] ForTheRest =
    [
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/noto/NotoEmoji-Regular.ttf",
        "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf",
        "C:/Windows/Fonts/seguisym.ttf",
    ];

    /// <summary>Where the typeface whose glyphs are drawn by hand, pixel for pixel, is found.</summary>
    public static IReadOnlyList<string> Bitmaps { get; } =
    [
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc",
    ];

    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts", "C:/Windows/Fonts"];

    /// <summary>Every font file of the system, in the order of their paths.</summary>
    public static IEnumerable<string> Installed() =>
        Folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".ttf" or ".ttc" or ".otf")
            .Order(StringComparer.Ordinal);

    /// <summary>The files to try, in order: the one asked for, Chinese ones, then those for signs that these
    /// lack.</summary>
    public static IReadOnlyList<string> InOrder(string? preferred)
    {
        IEnumerable<string> first = preferred is null ? [] : [preferred];
        return [.. first, .. Known.Where(File.Exists).Take(1), .. ForTheRest.Where(File.Exists)];
    }
}
