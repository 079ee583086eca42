using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Text;

namespace Signage.Content.Proof;

/// <summary>Reads the lines of a note's text one after the other; the first thing wrong is kept as
/// <see cref="Reason"/>.</summary>
internal sealed class NoteText
{
    private readonly string[] _lines;
    private int _next;
    private string? _sorted;

    internal NoteText(string text, string format)
    {
        _lines = text.EndsWith('\n') ? text[..^1].Split('\n') : [];
        var first = Line("format");
        if (Reason is null && first != format)
        {
            Reason = $"line 1: expected {format}";
        }
    }

    /// <summary>What is wrong, as "line 3: …", or null.</summary>
    internal string? Reason { get; private set; }

    internal bool AtEnd => _next >= _lines.Length;

    internal string Line(string what)
    {
        if (AtEnd)
        {
            Fail($"line {_next + 1}: {what} is missing");
            return "";
        }

        return _lines[_next++];
    }

    internal string Name(string what)
    {
        var line = Line(what);
        if (!NameRule.IsName(line))
        {
            Fail($"line {_next}: {what} {NameRule.Sentence}");
        }

        return line;
    }

    internal long Number(string what)
    {
        var line = Line(what);
        if (!long.TryParse(line, System.Globalization.NumberStyles.None, null, out var number) || line != $"{number}")
        {
            Fail($"line {_next}: {what} must be a whole number");
        }

        return number;
    }

    internal Instant Instant(string what)
    {
        if (!InstantText.TryParse(Line(what), out var instant))
        {
            Fail($"line {_next}: {what} {InstantText.Sentence}");
        }

        return instant;
    }

    internal Sha256Hash Hash(string what)
    {
        if (!Sha256Hash.TryParse(Line(what), out var hash))
        {
            Fail($"line {_next}: {what} {Sha256Hash.Sentence}");
        }

        return hash;
    }

    internal byte[] Base64Hash(string what)
    {
        var line = Line(what);
        if (Base64Text.TryRead(line, out var bytes) && bytes.Length == Sha256Hash.Size)
        {
            return bytes;
        }

        Fail($"line {_next}: {what} must be 32 bytes in base64");
        return new byte[Sha256Hash.Size];
    }

    /// <summary>One of several lines that must be in ordinal order, each once.</summary>
    internal string SortedLine(string what)
    {
        var line = Line(what);
        Must(_sorted is null || string.CompareOrdinal(_sorted, line) < 0, "the lines must be sorted, each once");
        _sorted = line;
        return line;
    }

    internal void Must(bool holds, string reason)
    {
        if (!holds)
        {
            FailHere(reason);
        }
    }

    /// <summary>A rule over several lines, told without a line's number.</summary>
    internal void MustAll(bool holds, string reason)
    {
        if (!holds)
        {
            Fail(reason);
        }
    }

    /// <summary>Says that the line read last is wrong.</summary>
    internal void FailHere(string reason) => Fail($"line {_next}: {reason}");

    private void Fail(string reason) => Reason ??= reason;

    /// <summary>Call last: text after the last known line is wrong.</summary>
    internal void End()
    {
        if (!AtEnd)
        {
            Fail($"line {_next + 1}: nothing more was expected");
        }
    }
}
