using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Signage.Scheduler.Library;

/// <summary>
/// Composes text canonically (Unicode normalization form C, UAX #15), so that what looks the same is the same bytes.
/// .NET's own leaves text as it is where it runs without ICU, and with ICU the result would hang on its version; the
/// hash that two people sign must hang on neither.
/// </summary>
public static class Nfc
{
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TailBefore = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>No character below it is changed or combines.</summary>
    private const char FirstOfInterest = '\u0300';

    private static readonly Tables All = Load();

    /// <param name="text">Without an unpaired surrogate.</param>
    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstOfInterest - 1)))
        {
            return text;
        }

        var parts = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, parts);
        }

        Order(parts);
        var composed = new StringBuilder(text.Length);
        foreach (var part in Join(parts))
        {
            composed.Append(new Rune(part).ToString());
        }

        return composed.ToString();
    }

    private static int ClassOf(int part) => All.Classes.GetValueOrDefault(part);

    private static void Decompose(int character, List<int> parts)
    {
        var hangul = character - HangulFirst;
        if (hangul is >= 0 and < Leads * Vowels * Tails)
        {
            parts.Add(LeadFirst + hangul / (Vowels * Tails));
            parts.Add(VowelFirst + hangul / Tails % Vowels);
            if (hangul % Tails > 0)
            {
                parts.Add(TailBefore + hangul % Tails);
            }
        }
        else if (All.Made.TryGetValue(character, out var of))
        {
            Array.ForEach(of, part => Decompose(part, parts));
        }
        else
        {
            parts.Add(character);
        }
    }

    /// <summary>Sorts each run of combining marks by class, marks of the same class as they came.</summary>
    private static void Order(List<int> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            for (var j = i; j > 0 && ClassOf(parts[j]) is > 0 and var mark && ClassOf(parts[j - 1]) > mark; j--)
            {
                (parts[j - 1], parts[j]) = (parts[j], parts[j - 1]);
            }
        }
    }

    private static List<int> Join(List<int> parts)
    {
        var (joined, starter, last) = (new List<int>(parts.Count), -1, 0);
        foreach (var part in parts)
        {
            // Blocked when a mark of the same or a higher class stands between.
            var mark = ClassOf(part);
            var reaches = starter >= 0 && (starter == joined.Count - 1 || (last < mark && last != 0));
            if (reaches && Pair(joined[starter], part) is { } made)
            {
                joined[starter] = made;
                continue;
            }

            (starter, last) = (mark == 0 ? joined.Count : starter, mark);
            joined.Add(part);
        }

        return joined;
    }

    private static int? Pair(int first, int second)
    {
        var (lead, vowel, tail) = (first - LeadFirst, second - VowelFirst, second - TailBefore);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return HangulFirst + (lead * Vowels + vowel) * Tails;
        }

        var open = first - HangulFirst;
        if (open is >= 0 and < Leads * Vowels * Tails && open % Tails == 0 && tail is > 0 and < Tails)
        {
            return first + tail;
        }

        return All.Pairs.TryGetValue((first, second), out var made) ? made : null;
    }

    private static Tables Load()
    {
        var (classes, made, pairs) = (
            new Dictionary<int, int>(), new Dictionary<int, int[]>(), new Dictionary<(int, int), int>());
        using var stream = typeof(Nfc).Assembly.GetManifestResourceStream("Signage.Scheduler.Library.nfc.txt")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (words is ["c", var first, var last, var mark])
            {
                for (var c = Hex(first); c <= Hex(last); c++)
                {
                    classes.Add(c, int.Parse(mark, CultureInfo.InvariantCulture));
                }
            }
            else if (words is ["d" or "D", var character, .. var of])
            {
                made.Add(Hex(character), Array.ConvertAll(of, Hex));
                if (words is ["d", _, var one, var two])
                {
                    pairs.Add((Hex(one), Hex(two)), Hex(character));
                }
            }
        }

        return new Tables(classes.ToFrozenDictionary(), made.ToFrozenDictionary(), pairs.ToFrozenDictionary());
    }

    private static int Hex(string text) =>
        int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private sealed record Tables(
        FrozenDictionary<int, int> Classes, FrozenDictionary<int, int[]> Made, FrozenDictionary<(int, int), int> Pairs);
}
