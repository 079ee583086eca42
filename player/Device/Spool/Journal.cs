using System.Threading.Channels;
using NodaTime;
using Signage.Content.Journal;
using Signage.Player.Cache;
using Signage.Player.Presenting;

namespace Signage.Player.Spool;

/// <summary>
/// The journal on disk. Anybody posts without waiting; one thread numbers, chains, writes and flushes. What is said to
/// be written is on the disk.
/// </summary>
public sealed class Journal : IDisposable
{
    private const long SegmentBytes = 4 << 20;
    private const int MostWaiting = 100_000;

    private readonly Channel<JournalEntry> _waiting = Channel.CreateUnbounded<JournalEntry>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<long, long> _startSequences = [];
    private readonly PlayerClock _clock;
    private readonly string _endpoint;
    private readonly JournalReserve? _reserve;
    private readonly Thread _writer;
    private volatile bool _closing;
    private FileStream? _segment;
    private byte[] _chain;
    private long _last;
    private long _written;
    private string? _failure;

    /// <summary>Opens a journal and closes what an earlier run left open.</summary>
    /// <param name="folder">Where the segments are.</param>
    /// <param name="player">The player's id, or <c>local</c>.</param>
    /// <param name="endpoint">The endpoint's id, or <c>local</c>.</param>
    /// <param name="clock">For what the journal itself writes.</param>
    /// <param name="reserve">Space for a full disk; null for none.</param>
    public Journal(
        string folder, string player, string endpoint, PlayerClock clock, JournalReserve? reserve = null)
    {
        Directory.CreateDirectory(folder);
        (Folder, Player, _endpoint, _clock, _reserve) = (folder, player, endpoint, clock, reserve);
        var found = Recovery.Of(folder, player);
        (Epoch, Boot, _last, _written, _chain) = (found.Epoch, found.Boot, found.Last, found.Last, found.Chain);
        Alarm = found.Damage;
        if (found.Latest is { } latest)
            clock.NotBefore(latest);
        if (found.Segment is not null)
            _segment = OpenSegment(found.Segment);
        _writer = new Thread(Write) { IsBackground = true, Name = "journal" };
        foreach (var entry in FirstEntries(found))
            Post(entry);
        _writer.Start();
    }

    /// <summary>Called on the journal's thread when records are on the disk.</summary>
    public Action? Flushed { get; set; }

    public string Folder { get; }

    public string Player { get; }

    public long Epoch { get; }

    public long Boot { get; }

    /// <summary>What is wrong with an earlier epoch, as a sentence; null when nothing is.</summary>
    public string? Alarm { get; }

    /// <summary>The last sequence that is on the disk; 0 for none.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Why nothing can be written now; null while it works.</summary>
    public string? Failure => Volatile.Read(ref _failure);

    /// <summary>Why a full disk would soon stop it, as a sentence; null while its reserve is whole.</summary>
    public string? Shortage => _reserve?.Fault;

    /// <summary>Hands over a record. Never waits; any thread.</summary>
    public void Post(JournalEntry entry)
    {
        if (_waiting.Reader.CanCount && _waiting.Reader.Count > MostWaiting)
            return;
        _waiting.Writer.TryWrite(entry);
    }

    /// <summary>A record of that kind with what every record has; the rest by <c>with</c>.</summary>
    public JournalRecord Draft(RecordKind kind, Instant? at = null) => new()
    {
        Kind = kind, Player = Player, Epoch = Epoch, Boot = Boot, Sequence = 0, Endpoint = _endpoint,
        At = at ?? _clock.Now, MonoMs = (long)_clock.Mono.TotalMilliseconds, Clock = _clock.Source,
        ClockErrorMs = _clock.Error is { } error ? (long)Math.Ceiling(error.TotalMilliseconds) : null,
    };

    private IEnumerable<JournalEntry> FirstEntries(Recovery found)
    {
        if (found.HadJournal && (!found.Clean || found.Open.Count > 0))
        {
            var torn = found.TornBytes;
            foreach (var start in found.Open.DefaultIfEmpty(null))
            {
                yield return new JournalEntry(Draft(RecordKind.Unclean) with
                {
                    StartSequence = found.Damage is null ? start?.Sequence : null,
                    Lane = start?.Lane, Item = start?.Item, File = start?.File, Asset = start?.Asset,
                    PlannedStart = start?.PlannedStart, StartedAt = start?.At,
                    TornBytes = torn, Cause = found.Damage is null ? null : "damaged", Text = found.Damage,
                });
                torn = 0;
            }
        }
        yield return new JournalEntry(Draft(RecordKind.Boot) with
        {
            Text = $"signage player {typeof(Journal).Assembly.GetName().Version?.ToString(3)}",
        });
    }

    private void Write()
    {
        var reader = _waiting.Reader;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (reader.TryPeek(out var entry) && TryWrite(entry))
                reader.TryRead(out _);
            if (_last > _written && TryFlush())
            {
                Interlocked.Exchange(ref _written, _last);
                Flushed?.Invoke();
                _reserve?.FillUp();
            }
            // At the end nobody waits for a disk to come back.
            if (_closing && Failure is not null)
                return;
        }
        if (_last > _written && TryFlush())
            Interlocked.Exchange(ref _written, _last);
    }

    private bool TryWrite(JournalEntry entry)
    {
        try
        {
            var sequence = _last + 1;
            var record = entry.Record with
            {
                Epoch = Epoch, Boot = Boot, Sequence = sequence,
                StartSequence = entry.Closes is { } play ? _startSequences.GetValueOrDefault(play)
                    : entry.Record.StartSequence,
            };
            var bytes = record.ToBytes();
            var chain = JournalChain.Next(_chain, bytes);
            Append(sequence, JournalFrame.Write(bytes, chain));
            if (entry.Opens is { } opened)
                _startSequences[opened] = sequence;
            if (entry.Closes is { } closed)
                _startSequences.Remove(closed);
            (_chain, _last) = (chain, sequence);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Wait(e);
            return false;
        }
    }

    private void Append(long sequence, byte[] frame)
    {
        var segment = SegmentFor(sequence, frame.Length);
        var whole = segment.Position;
        try
        {
            segment.Write(frame);
        }
        catch (IOException)
        {
            // Half a frame must not stand before the next try.
            segment.SetLength(whole);
            throw;
        }
    }

    private FileStream SegmentFor(long sequence, int bytes)
    {
        if (_segment is not null && _segment.Position > 0 && _segment.Position + bytes > SegmentBytes)
        {
            _segment.Flush(flushToDisk: true);
            _segment.Dispose();
            _segment = null;
        }
        return _segment ??= OpenSegment(Path.Combine(Folder, JournalFiles.NameOf(Epoch, sequence)));
    }

    // Unbuffered: what a write reports is what happened.
    private static FileStream OpenSegment(string path)
    {
        var segment = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        segment.Seek(0, SeekOrigin.End);
        DurableFile.FlushFolder(Path.GetDirectoryName(path)!);
        return segment;
    }

    private bool TryFlush()
    {
        try
        {
            _segment!.Flush(flushToDisk: true);
            Volatile.Write(ref _failure, null);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Wait(e);
            return false;
        }
    }

    // A full or missing disk: say it, keep the records in memory and try again; the picture goes on meanwhile.
    private void Wait(Exception e)
    {
        if (JournalReserve.IsFull(e) && _reserve?.GiveBack() == true)
            return;
        Volatile.Write(ref _failure, $"日志无法写入磁盘 / the journal cannot be written: {e.Message}");
        Thread.Sleep(500);
    }

    /// <summary>Writes what is waiting and closes.</summary>
    public void Dispose()
    {
        _closing = true;
        _waiting.Writer.TryComplete();
        _writer.Join(5000);
        _segment?.Dispose();
    }
}
