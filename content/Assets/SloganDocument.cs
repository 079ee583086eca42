using System.Text;
using System.Text.Json;
using Signage.Content.Text;

namespace Signage.Content.Assets;

/// <summary>
/// The file of a slogan: text, typeface and style as canonical JSON, named by its SHA-256 like any other rendition.
/// Two reviewers approve these bytes, so what is drawn is what was approved.
/// </summary>
public sealed record SloganDocument
{
    public const string FormatName = "signage-slogan-1";
    public const string MediaType = "application/vnd.signage.slogan+json";

    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int MaxText = 500;

    private const int MaxTypeface = 100;

    public const string DefaultTypeface = "WenQuanYi Micro Hei";

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>The words as they were approved, one line, 1 to <see cref="MaxText"/> units, no control
    /// characters.</summary>
    public required string Text { get; init; }

    /// <summary>Family name of the typeface; missing glyphs fall through to the player's other typefaces.</summary>
    public string Typeface { get; init; } = DefaultTypeface;

    public SloganStyle Style { get; init; } = new();

    /// <summary>The canonical bytes that are stored, hashed and approved.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Options);

    /// <summary>Reads a slogan file. What is wrong comes back as path and reason.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, out SloganDocument? slogan, out IReadOnlyList<ReadProblem> problems)
    {
        if (!WireJson.TryRead(bytes, out slogan, out problems))
        {
            return false;
        }

        problems = slogan.Check();
        return problems.Count == 0;
    }

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    public IReadOnlyList<ReadProblem> Check()
    {
        var problems = new List<ReadProblem>();
        if (Format != FormatName)
        {
            problems.Add(new ReadProblem("$.format", $"must be \"{FormatName}\""));
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            problems.Add(new ReadProblem("$.text", "must not be empty"));
        }
        else if (Text.Length > MaxText)
        {
            problems.Add(new ReadProblem("$.text", $"has {Text.Length} characters, at most {MaxText} are taken"));
        }
        else if (FirstControl(Text) is { } at)
        {
            problems.Add(
                new ReadProblem("$.text", $"has the control character U+{(int)Text[at]:X4} at position {at + 1}"));
        }
        else if (Text.EnumerateRunes().Any(r => r == Rune.ReplacementChar))
        {
            problems.Add(new ReadProblem("$.text", "has a character that was broken on its way here"));
        }

        if (Typeface.Length is 0 or > MaxTypeface || FirstControl(Typeface) is not null)
        {
            problems.Add(
                new ReadProblem("$.typeface", $"must have 1 to {MaxTypeface} characters and no control character"));
        }

        CheckStyle(problems);
        return problems;
    }

    private void CheckStyle(List<ReadProblem> problems)
    {
        if (!Colours.IsHex(Style.Colour))
        {
            problems.Add(new ReadProblem("$.style.colour", "must be #rrggbb"));
        }

        if (!Colours.IsHex(Style.Ground))
        {
            problems.Add(new ReadProblem("$.style.ground", "must be #rrggbb"));
        }

        if (Style.Speed is not (>= 0 and <= 8))
        {
            problems.Add(new ReadProblem("$.style.speed", "must be 0 to 8 band heights a second"));
        }

        if (Style.Lines is not (null or 1 or 2))
        {
            problems.Add(new ReadProblem("$.style.lines", "must be 1 or 2"));
        }

        if (Style.PauseMs is { } pause && (pause is < 0 or > 60_000 || (Style.Speed <= 0 && pause < 500)))
        {
            problems.Add(new ReadProblem("$.style.pauseMs", "must be 0 to 60000, at least 500 where nothing scrolls"));
        }
    }

    /// <summary>Position of the first control, format-override or line-separating character, or null.</summary>
    private static int? FirstControl(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Besides C0 and C1: line separators, and the bidirectional controls that could reverse what is read.
            if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069'))
            {
                return i;
            }
        }

        return null;
    }
}
