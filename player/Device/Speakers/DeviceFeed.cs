using Signage.Player.Sound;

namespace Signage.Player.Speakers;

/// <summary>
/// Stands between the presenter, which hands over blocks with the time at which each is to be heard, and a device,
/// which asks for frames by its own clock and says when they will be heard.
/// <code>
/// handed over   ....[block][block][block]..........[block]
/// to the device  ss[frames as they are, to the frame ]sssss     s: silence
/// </code>
/// A stream begins to the frame at its time. While it runs, a device whose clock is faster or slower is followed by
/// stretching, by at most 0.5 %; only what is further off than that can mend is cut or filled with silence.
/// One thread puts, one fills.
/// </summary>
internal sealed class DeviceFeed(TimeProvider time)
{
    private const int Capacity = SoundFormat.Rate;
    private const double SameStream = 0.005;
    private const double Hopeless = 0.1;
    private const double Margin = 0.02;

    private readonly Lock _lock = new();
    private readonly long _zero = time.GetTimestamp();
    private readonly short[] _ring = new short[Capacity * SoundFormat.Channels];
    private readonly DriftCorrection _drift = new();
    private int _head;
    private int _count;
    private double _headDue = double.NegativeInfinity;
    private double _delay;
    private double _mostAhead = double.NegativeInfinity;
    private double _extra;
    private bool _running;
    private bool _dry;
    private long _underruns;

    /// <summary>How often the device asked in the middle of a stream and there was nothing.</summary>
    public long Underruns => Interlocked.Read(ref _underruns);

    /// <summary>How late the next frame is by a running average, in seconds; negative when early.</summary>
    public double Late
    {
        get
        {
            lock (_lock)
                return _drift.Late;
        }
    }

    /// <summary>Takes a block; what does not fit is dropped.</summary>
    /// <param name="samples">Whole frames.</param>
    /// <param name="ahead">How long from now until the first is to be heard.</param>
    public void Put(ReadOnlySpan<short> samples, TimeSpan ahead)
    {
        var due = Now + ahead.TotalSeconds + _extra;
        lock (_lock)
        {
            _mostAhead = Math.Max(_mostAhead, ahead.TotalSeconds);
            var hole = due - (_headDue + (double)_count / SoundFormat.Rate);
            if (hole > SameStream)
                Skip(hole, due);
            else if (_count == 0 && _dry)
            {
                Interlocked.Increment(ref _underruns);
                Begin(due);
            }
            _dry = false;
            Append(samples);
        }
    }

    /// <summary>Gives the next frames, and silence where there are none.</summary>
    /// <param name="into">Filled wholly.</param>
    /// <param name="delay">How long from now until the first of them is heard.</param>
    public void Fill(Span<short> into, TimeSpan delay)
    {
        var heard = Now + delay.TotalSeconds;
        lock (_lock)
        {
            _delay = Math.Max(delay.TotalSeconds + (double)into.Length / SoundFormat.Channels / SoundFormat.Rate,
                _delay * 0.999);
            if (_running && _count > 0 && Math.Abs(heard - _drift.DueOf(_headDue)) > Hopeless)
                _running = false;
            if (!_running)
                into = Align(into, heard);
            if (into.Length > 0 && _running)
            {
                _drift.Follow(heard, _headDue);
                into = _drift.IsNeeded ? Stretched(into) : into[TakeAsIs(into)..];
            }
            _dry |= _running && into.Length > 0;
            into.Clear();
        }
    }

    private double Now => time.GetElapsedTime(_zero).TotalSeconds;

    // Nothing was on for a while: silence of that length, or a new beginning.
    private void Skip(double hole, double due)
    {
        if (_count > 0 && hole * SoundFormat.Rate < Capacity - _count)
        {
            AppendSilence((int)(hole * SoundFormat.Rate));
            return;
        }
        _count = 0;
        Begin(due);
    }

    /// <summary>A device that holds more than blocks come ahead cannot be in time; it is late by as much, and without a
    /// hole.</summary>
    private void Begin(double due)
    {
        var extra = Math.Max(0, _delay + Margin - _mostAhead);
        (_headDue, _extra, _running) = (due + extra - _extra, extra, false);
    }

    private void Append(ReadOnlySpan<short> samples)
    {
        var frames = Math.Min(samples.Length / SoundFormat.Channels, Capacity - _count);
        samples = samples[..(frames * SoundFormat.Channels)];
        var tail = (_head + _count) % Capacity * SoundFormat.Channels;
        var first = Math.Min(samples.Length, _ring.Length - tail);
        samples[..first].CopyTo(_ring.AsSpan(tail));
        samples[first..].CopyTo(_ring);
        _count += frames;
    }

    private void AppendSilence(int frames)
    {
        for (; frames > 0; frames--)
        {
            _ring.AsSpan((_head + _count) % Capacity * SoundFormat.Channels, SoundFormat.Channels).Clear();
            _count++;
        }
    }

    /// <summary>Silence until the stream is due, or frames left out where that is past; the rest is still to be
    /// filled.</summary>
    private Span<short> Align(Span<short> into, double heard)
    {
        if (_count == 0)
            return into;
        var early = (long)Math.Round((_headDue - heard) * SoundFormat.Rate);
        if (early * SoundFormat.Channels >= into.Length)
            return into;
        if (early < 0)
            Leave((int)Math.Min(_count, -early));
        var silence = into[..((int)Math.Max(0, early) * SoundFormat.Channels)];
        silence.Clear();
        _running = _count > 0;
        _drift.Begin();
        return into[silence.Length..];
    }

    private int TakeAsIs(Span<short> into)
    {
        var frames = Math.Min(_count, into.Length / SoundFormat.Channels);
        var begin = _head * SoundFormat.Channels;
        var first = Math.Min(frames * SoundFormat.Channels, _ring.Length - begin);
        _ring.AsSpan(begin, first).CopyTo(into);
        _ring.AsSpan(0, frames * SoundFormat.Channels - first).CopyTo(into[first..]);
        Leave(frames);
        return frames * SoundFormat.Channels;
    }

    private Span<short> Stretched(Span<short> into)
    {
        if (!_drift.IsEngaged)
            _drift.Engage(_ring, _head);
        while (into.Length > 0 && _count > 0)
        {
            var begin = _head * SoundFormat.Channels;
            var frames = Math.Min(DriftCorrection.MostFrames, Math.Min(_count, Capacity - _head));
            var given = _drift.Process(
                _ring.AsSpan(begin, frames * SoundFormat.Channels), out var taken, into);
            Leave(taken / SoundFormat.Channels);
            into = into[given..];
        }
        return into;
    }

    private void Leave(int frames)
    {
        _head = (_head + frames) % Capacity;
        _count -= frames;
        _headDue += (double)frames / SoundFormat.Rate;
    }
}
