using NodaTime;

namespace Signage.Planning.Timetables;

/// <summary>Gathers rows and problems within the limits, and finds what is there twice.</summary>
internal sealed class TimetableRows
{
    private const int MaxValue = 100;

    private readonly List<TimetableRow> _rows = [];
    private readonly List<TimetableProblem> _problems = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(string Hall, Instant Start)> _shows = [];

    /// <summary>Nothing more is taken.</summary>
    internal bool IsFull { get; private set; }

    internal int ProblemCount => _problems.Count;

    internal TimetableReading Reading => new(_rows, [.. _problems.OrderBy(p => p.Line)]);

    internal void Add(TimetableRow row)
    {
        if (IsFull)
        {
            return;
        }

        if (_rows.Count >= TimetableLimits.Rows)
        {
            Add(row.Line, "", TimetableCodes.TooManyRows, $"{TimetableLimits.Rows}");
            IsFull = true;
        }
        else if (row.Id is { } id && !_ids.Add(id))
        {
            Add(row.Line, "id", TimetableCodes.IdTwice, id);
        }
        else if (!row.Cancelled && !_shows.Add((row.Hall, row.Start)))
        {
            Add(row.Line, "start", TimetableCodes.ShowTwice, $"{row.Hall} {row.Start}");
        }
        else
        {
            _rows.Add(row);
        }
    }

    internal void Add(int line, string field, string code, string value)
    {
        if (IsFull)
        {
            return;
        }

        _problems.Add(new TimetableProblem(line, field, code, value.Length > MaxValue ? value[..MaxValue] : value));
        IsFull = _problems.Count >= TimetableLimits.Problems;
    }

    /// <summary>The trimmed text of a field that must not be too long, and where asked not empty; else null.</summary>
    internal string? Text(int line, string field, string value, bool required)
    {
        var text = value.Trim();
        if (required && text.Length == 0)
        {
            Add(line, field, TimetableCodes.FieldMissing, "");
            return null;
        }

        if (text.Length > TimetableLimits.Field)
        {
            Add(line, field, TimetableCodes.FieldTooLong, text);
            return null;
        }

        return text;
    }
}
