using System.Text;

namespace Signage.Planning.Icalendar;

/// <summary>One content line of RFC 5545 (section 3.1), unfolded.</summary>
/// <param name="Number">The line of the file on which it begins, from 1.</param>
/// <param name="Name">In capitals.</param>
/// <param name="Parameters">With the semicolon before each; empty without any.</param>
internal sealed record IcalLine(int Number, string Name, string Parameters, string Value)
{
    private const int MaxLength = 20_000;
    private const string ZoneParameter = ";TZID=";
    private static readonly string[] Breaks = ["\r\n", "\n", "\r"];

    internal string Text => $"{Name}{Parameters}:{Value}";

    /// <summary>The zone that the line names, or null.</summary>
    internal string? Zone
    {
        get
        {
            var at = Parameters.IndexOf(ZoneParameter, StringComparison.OrdinalIgnoreCase);
            return at < 0 ? null : Parameters[(at + ZoneParameter.Length)..].Split(';')[0].Trim('"');
        }
    }

    /// <summary>The content lines of a text; null stands for one that is none.</summary>
    internal static IEnumerable<(int Number, string Text, IcalLine? Line)> Split(string text)
    {
        var (number, start, unfolded) = (0, 0, new StringBuilder());
        foreach (var physical in text.TrimStart('\uFEFF').Split(Breaks, StringSplitOptions.None))
        {
            number++;
            if (physical is [' ' or '\t', ..] && unfolded.Length > 0)
            {
                unfolded.Append(physical, 1, physical.Length - 1);
                continue;
            }

            if (unfolded.Length > 0)
            {
                yield return Whole(start, unfolded.ToString());
            }

            start = number;
            unfolded.Clear().Append(physical);
        }

        if (unfolded.Length > 0)
        {
            yield return Whole(start, unfolded.ToString());
        }
    }

    private static (int Number, string Text, IcalLine? Line) Whole(int number, string text) =>
        (number, text, text.Length > MaxLength ? null : Read(number, text));

    private static IcalLine? Read(int number, string text)
    {
        var name = text.IndexOfAny([':', ';']);
        var colon = Colon(text);
        return name <= 0 || colon < name
            ? null
            : new IcalLine(number, text[..name].ToUpperInvariant(), text[name..colon], text[(colon + 1)..]);
    }

    private static int Colon(string text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (text[i] == ':' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }
}
