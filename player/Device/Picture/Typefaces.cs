using Signage.Content.Assets;
using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>
/// The typefaces of a player, in order of preference; a glyph comes from the first that has it. Any thread.
/// </summary>
public sealed class Typefaces : IDisposable
{
    private const string BitmapFamily = "WenQuanYi Zen Hei Sharp";

    // Those sizes that its maker drew by hand.
    private static readonly int[] BitmapSizes = [16, 15, 13, 12];

    private readonly Lock _lock = new();
    private readonly Lazy<Face?> _bitmaps;
    private readonly List<Face> _faces;
    private readonly Dictionary<string, Face?> _byFamily = new(StringComparer.OrdinalIgnoreCase);

    private Typefaces(List<Face> faces, IReadOnlyList<string> bitmaps)
    {
        _faces = faces;
        _bitmaps = new(() => bitmaps.Where(File.Exists).SelectMany(Face.OpenAll)
            .FirstOrDefault(face => Keeps(face, BitmapFamily)));
    }

    /// <summary>Are there no soft edges, whatever the size? So on an LED of one or two colours.</summary>
    public bool OnlyHard { get; init; }

    /// <summary>What is missing for sharp text in few rows, as a sentence; null when nothing is.</summary>
    public string? Lack => _bitmaps.Value is not null ? null
        : "没有点阵字体，小字由轮廓字体生成：请安装 fonts-wqy-zenhei / there is no bitmap font, so small text is made from "
        + "outlines: install fonts-wqy-zenhei";

    /// <summary>The files to look for a bitmap font in are those of the system where none are given.</summary>
    public static Typefaces Load(string? preferred, bool onlyHard = false, IReadOnlyList<string>? bitmaps = null)
    {
        var faces = FontFiles.InOrder(preferred).Select(Face.Open).OfType<Face>().ToList();
        return faces.Count > 0
            ? new Typefaces(faces, bitmaps ?? FontFiles.Bitmaps) { OnlyHard = onlyHard }
            : throw new FileNotFoundException(
                "找不到中文字体，请安装 fonts-wqy-microhei 或用 --font 指定 / no font with Chinese glyphs was found: "
                + "install fonts-wqy-microhei or name one with --font");
    }

    /// <summary>The stretches of a text that one typeface draws; a sign that no typeface has is left out.</summary>
    /// <param name="text">One line.</param>
    /// <param name="family">Name of the family that comes first, where it is installed.</param>
    /// <param name="size">Height in pixels of text with hard edges: where it has bitmaps they take the place of the
    /// usual typeface's outlines, but not of another that was asked for.</param>
    public IReadOnlyList<(SKTypeface Typeface, string Text)> Runs(
        string text, string? family = null, float? size = null)
    {
        lock (_lock)
        {
            var usual = family is null or SloganDocument.DefaultTypeface;
            Face?[] first = [usual ? null : Of(family), HasBitmaps(size) ? _bitmaps.Value : null, Of(family)];
            return [.. Split(text, [.. first.OfType<Face>(), .. _faces])];
        }
    }

    /// <summary>The largest size that has bitmaps and is not higher; null when there is none.</summary>
    internal int? LargestBitmap(int height) =>
        _bitmaps.Value is not null && Array.Find(BitmapSizes, size => size <= height) is > 0 and var largest
            ? largest
            : null;

    /// <summary>Does this typeface have bitmaps of that size?</summary>
    internal bool IsBitmap(SKTypeface typeface, float size) =>
        _bitmaps.IsValueCreated && _bitmaps.Value?.Typeface == typeface && HasBitmaps(size);

    private static bool HasBitmaps(float? size) => size is { } pixels && Array.Exists(BitmapSizes, s => s == pixels);

    private static IEnumerable<(SKTypeface Typeface, string Text)> Split(string text, List<Face> faces)
    {
        Face? face = null;
        var run = new System.Text.StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (faces.Find(candidate => candidate.Has(rune)) is not { } next)
                continue;
            if (face is not null && next != face)
            {
                yield return (face.Typeface, run.ToString());
                run.Clear();
            }
            face = next;
            run.Append(rune.ToString());
        }
        if (face is not null)
            yield return (face.Typeface, run.ToString());
    }

    private Face? Of(string? family)
    {
        if (family is null)
            return null;
        if (_byFamily.TryGetValue(family, out var known))
            return known;
        var found = _faces.Find(face => face.IsOf(family))
            ?? FontFiles.Installed().SelectMany(Face.OpenAll).FirstOrDefault(face => Keeps(face, family));
        return _byFamily[family] = found;
    }

    private static bool Keeps(Face face, string family)
    {
        if (face.IsOf(family))
            return true;
        face.Dispose();
        return false;
    }

    public void Dispose()
    {
        if (_bitmaps.IsValueCreated)
            _bitmaps.Value?.Dispose();
        foreach (var face in _faces.Concat(_byFamily.Values.OfType<Face>()).Distinct())
            face.Dispose();
    }

    /// <summary>A typeface with the font that its glyphs are looked up in.</summary>
    private sealed class Face(SKTypeface typeface) : IDisposable
    {
        private const int MostInFile = 32;

        private readonly SKFont _probe = new(typeface);

        public SKTypeface Typeface => typeface;

        /// <summary>Null when it is no font.</summary>
        public static Face? Open(string path)
        {
            // The second index of Noto's collection is the Simplified Chinese one.
            var index = path.Contains("NotoSansCJK", StringComparison.Ordinal) ? 2 : 0;
            return SKTypeface.FromFile(path, index) is { } typeface ? new Face(typeface) : null;
        }

        /// <summary>Every typeface of a file; a collection has several.</summary>
        public static IEnumerable<Face> OpenAll(string path)
        {
            for (var index = 0; SKTypeface.FromFile(path, index) is { } typeface && index < MostInFile; index++)
                yield return new Face(typeface);
        }

        public bool Has(System.Text.Rune rune) => _probe.GetGlyph(rune.Value) != 0;

        public bool IsOf(string family) =>
            string.Equals(typeface.FamilyName, family, StringComparison.OrdinalIgnoreCase);

        public void Dispose()
        {
            _probe.Dispose();
            typeface.Dispose();
        }
    }
}
