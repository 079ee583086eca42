using System.Text;

namespace Signage.Planning.Icalendar;

/// <summary>
/// A file cut into its events, each with its lines, before Ical.Net sees them: so one event that cannot be read does
/// not hide the others, and each fault has its line.
/// </summary>
internal sealed class IcalFile
{
    internal const int MaxBytes = 5_000_000;

    private const int MaxFaults = 50;

    private const string Root = "VCALENDAR";
    private const string Event = "VEVENT";

    private readonly List<IcalLine> _header = [];
    private readonly List<IReadOnlyList<IcalLine>> _events = [];
    private readonly List<IcalFault> _faults = [];
    private readonly Stack<IcalLine> _open = [];
    private List<IcalLine> _event = [];

    private IcalFile()
    {
    }

    /// <summary>The calendar's own properties.</summary>
    internal IReadOnlyList<IcalLine> Header => _header;

    internal IReadOnlyList<IReadOnlyList<IcalLine>> Events => _events;

    internal IReadOnlyList<IcalFault> Faults => _faults;

    internal static IcalFile Read(string text)
    {
        var file = new IcalFile();
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            file._faults.Add(new IcalFault(1, "", IcalFaults.FileTooLarge, $"{MaxBytes}"));
            return file;
        }

        file.Cut(text);
        return file;
    }

    private void Cut(string text)
    {
        var any = false;
        foreach (var (number, raw, line) in IcalLine.Split(text))
        {
            any = true;
            if (_open.Count == 0 && line is not { Name: "BEGIN", Value: Root })
            {
                _faults.Add(new IcalFault(number, "", IcalFaults.NotACalendar, IcalFault.Short(raw)));
                return;
            }

            if (line is null)
            {
                _faults.Add(new IcalFault(number, "", IcalFaults.LineUnreadable, IcalFault.Short(raw)));
            }
            else if (!Take(line))
            {
                return;
            }

            if (_faults.Count >= MaxFaults)
            {
                return;
            }
        }

        if (!any)
        {
            _faults.Add(new IcalFault(1, "", IcalFaults.NotACalendar, ""));
        }
        else if (_open.TryPeek(out var begin))
        {
            _faults.Add(new IcalFault(begin.Number, "BEGIN", IcalFaults.ComponentOpen, begin.Value));
        }
    }

    /// <summary>False where the components are so tangled that what follows means nothing.</summary>
    private bool Take(IcalLine line)
    {
        if (line.Name == "BEGIN")
        {
            _open.Push(line);
            if (IsEvent())
            {
                _event = [line];
            }
        }
        else if (line.Name == "END")
        {
            var ends = IsEvent();
            if (!string.Equals(_open.Peek().Value, line.Value, StringComparison.OrdinalIgnoreCase))
            {
                var begin = _open.Peek();
                _faults.Add(new IcalFault(begin.Number, "BEGIN", IcalFaults.ComponentOpen, begin.Value));
                return false;
            }

            _open.Pop();
            if (ends)
            {
                _events.Add(_event);
            }
        }
        else if (_open.Count == 1)
        {
            _header.Add(line);
        }
        else if (IsEvent())
        {
            _event.Add(line);
        }

        return true;
    }

    private bool IsEvent() =>
        _open.Count == 2 && string.Equals(_open.Peek().Value, Event, StringComparison.OrdinalIgnoreCase);
}
