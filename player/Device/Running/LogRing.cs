using System.Globalization;
using System.Text;
using Signage.Content.Players;

namespace Signage.Player.Running;

/// <summary>
/// What the player wrote to its standard error, the last lines of it, each with the instant (UTC) at which it was
/// written. Any thread.
/// </summary>
internal sealed class LogRing(TextWriter beneath, TimeProvider time) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int LongestLine = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => beneath.Encoding;

    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public override void Write(char value)
    {
        lock (_lock)
        {
            Take([value]);
            beneath.Write(value);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            Take(buffer);
            beneath.Write(buffer);
        }
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write(string.Concat(value, NewLine).AsSpan());

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public override void Flush() => beneath.Flush();

    private void Take(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c == '\n')
                EndLine();
            else if (c != '\r' && _line.Length < LongestLine)
                _line.Append(c);
        }
    }

    private void EndLine()
    {
        if (_lines.Count == PlayerLog.MostLines)
            _lines.Dequeue();
        _lines.Enqueue(string.Create(CultureInfo.InvariantCulture,
            $"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {_line}"));
        _line.Clear();
    }
}
