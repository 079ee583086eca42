using System.Text;

namespace Signage.Planning.Timetables;

/// <summary>
/// RFC 4180, with comma, semicolon or tab: whichever the first line has most of. A quoted field may hold the separator,
/// quotes (doubled) and line breaks.
/// </summary>
internal sealed class CsvText
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly string _text;
    private readonly char _separator;
    private int _at;
    private int _line = 1;

    private CsvText(string text)
    {
        _text = text.TrimStart(ByteOrderMark);
        _separator = SeparatorOf(_text);
    }

    /// <summary>The records that are not blank. After one whose quote is never closed there is none.</summary>
    internal static IEnumerable<CsvRecord> Read(string text)
    {
        var csv = new CsvText(text);
        while (csv._at < csv._text.Length)
        {
            if (csv.Next() is { IsBlank: false } record)
            {
                yield return record;
            }
        }
    }

    private static char SeparatorOf(string text)
    {
        var first = text.Split('\n').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)) ?? "";
        return Separators.MaxBy(separator => first.Count(c => c == separator));
    }

    private CsvRecord Next()
    {
        var (line, fields, fault) = (_line, new List<string>(), (string?)null);
        while (true)
        {
            fields.Add(_at < _text.Length && _text[_at] == '"' ? Quoted(ref fault) : Bare());
            if (_at < _text.Length && _text[_at] == _separator)
            {
                _at++;
                continue;
            }

            EndLine();
            return new CsvRecord(line, fields, fault);
        }
    }

    private string Bare()
    {
        var end = _text.AsSpan(_at).IndexOfAny(_separator, '\r', '\n');
        var start = _at;
        _at = end < 0 ? _text.Length : _at + end;
        return _text[start.._at];
    }

    private string Quoted(ref string? fault)
    {
        var field = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] != '"')
            {
                _line += _text[_at] == '\n' ? 1 : 0;
                field.Append(_text[_at]);
            }
            else if (_at + 1 < _text.Length && _text[_at + 1] == '"')
            {
                field.Append('"');
                _at++;
            }
            else
            {
                _at++;
                fault ??= Bare().Trim().Length > 0 ? TimetableCodes.QuoteMisplaced : null;
                return field.ToString();
            }
        }

        fault = TimetableCodes.QuoteOpen;
        return field.ToString();
    }

    private void EndLine()
    {
        if (_at < _text.Length && _text[_at] == '\r')
        {
            _at++;
            // A bare carriage return ends a line too.
            if (_at >= _text.Length || _text[_at] != '\n')
            {
                _line++;
                return;
            }
        }

        if (_at < _text.Length)
        {
            _at++;
            _line++;
        }
    }
}
