using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>
/// The typefaces of a player, in order of preference; a glyph comes from the first that has it. Any thread.
/// </summary>
public sealed class Typefaces : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Face> _faces;
    private readonly Dictionary<string, Face?> _byFamily = new(StringComparer.OrdinalIgnoreCase);

    private Typefaces(List<Face> faces) => _faces = faces;

    public static Typefaces Load(string? preferred)
    {
        var faces = FontFiles.InOrder(preferred).Select(Face.Open).OfType<Face>().ToList();
        return faces.Count > 0
            ? new Typefaces(faces)
            : throw new FileNotFoundException(
                "找不到中文字体，请安装 fonts-wqy-microhei 或用 --font 指定 / no font with Chinese glyphs was found: "
                + "install fonts-wqy-microhei or name one with --font");
    }

    /// <summary>The stretches of a text that one typeface draws; a sign that no typeface has is left out.</summary>
    /// <param name="text">One line.</param>
    /// <param name="family">Name of the family that comes first, where it is installed.</param>
    public IReadOnlyList<(SKTypeface Typeface, string Text)> Runs(string text, string? family = null)
    {
        lock (_lock)
            return [.. Split(text, Of(family) is { } first ? [first, .. _faces] : _faces)];
    }

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
