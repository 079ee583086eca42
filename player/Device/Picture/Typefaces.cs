using SkiaSharp;

namespace Signage.Player.Picture;

/// <summary>The typefaces of a player, in order of preference; a glyph comes from the first that has it.</summary>
public sealed class Typefaces : IDisposable
{
    private readonly List<SKTypeface> _faces;
    private readonly List<SKFont> _probes;

    private Typefaces(List<SKTypeface> faces)
    {
        _faces = faces;
        _probes = faces.ConvertAll(face => new SKFont(face));
    }

    public static Typefaces Load(string? preferred)
    {
        var faces = new List<SKTypeface>();
        foreach (var path in FontFiles.InOrder(preferred))
        {
            var collectionIndex = path.Contains("NotoSansCJK", StringComparison.Ordinal) ? 2 : 0;
            if (SKTypeface.FromFile(path, collectionIndex) is { } face)
                faces.Add(face);
        }
        if (faces.Count == 0)
            throw new FileNotFoundException(
                "找不到中文字体，请安装 fonts-wqy-microhei 或用 --font 指定 / no font with Chinese glyphs was found: "
                + "install fonts-wqy-microhei or name one with --font");
        return new Typefaces(faces);
    }

    /// <summary>The stretches of a text that one typeface draws; a sign that no typeface has is left out.</summary>
    public IEnumerable<(SKTypeface Face, string Text)> Runs(string text)
    {
        SKTypeface? face = null;
        var run = new System.Text.StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var at = _probes.FindIndex(probe => probe.GetGlyph(rune.Value) != 0);
            if (at < 0)
                continue;
            var next = _faces[at];
            if (face is not null && next != face)
            {
                yield return (face, run.ToString());
                run.Clear();
            }
            face = next;
            run.Append(rune.ToString());
        }
        if (face is not null)
            yield return (face, run.ToString());
    }

    public void Dispose()
    {
        _probes.ForEach(probe => probe.Dispose());
        _faces.ForEach(face => face.Dispose());
    }
}
