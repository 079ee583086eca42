using System.Runtime.InteropServices;
using Signage.Player.Sound;

namespace Signage.Player.Speakers;

/// <summary>
/// Follows a device whose clock is not ours: how late its frames are, smoothed, and a resampler (libsoxr, variable
/// rate) that consumes a little faster or slower. Until it is needed frames go by untouched. Used under its feed's
/// lock.
/// </summary>
internal sealed class DriftCorrection
{
    public const int MostFrames = 64;
    private const int HistoryFrames = 512;
    private const double NeededAbove = 0.003;
    private const double MostStretch = 0.005;
    private const double StretchPerSecondLate = 0.05;
    private const double Smoothing = 0.01;

    private readonly float[] _input = new float[MostFrames * SoundFormat.Channels];
    private readonly float[] _output = new float[MostFrames * 2 * SoundFormat.Channels];
    private SoxrHandle? _handle;
    private double _ratio = 1;
    private double _inside;
    private int _toDiscard;

    /// <summary>Seconds, a running average; negative when early.</summary>
    public double Late { get; private set; }

    public bool IsNeeded { get; private set; }

    public bool IsEngaged => _handle is not null;

    /// <summary>When the next frame that comes out is due, if the next that goes in is due then.</summary>
    public double DueOf(double nextIn) => nextIn - _inside / SoundFormat.Rate;

    /// <summary>A stream begins, in time.</summary>
    public void Begin()
    {
        (Late, _ratio, _inside, IsNeeded) = (0, 1, 0, false);
        Forget();
    }

    /// <param name="heard">When the next frame that comes out will be heard.</param>
    /// <param name="nextIn">When the next frame that goes in is due.</param>
    public void Follow(double heard, double nextIn)
    {
        Late += (heard - DueOf(nextIn) - Late) * Smoothing;
        IsNeeded |= Math.Abs(Late) > NeededAbove;
        if (!IsEngaged)
            return;
        _ratio = 1 + Math.Clamp(Late * StretchPerSecondLate, -MostStretch, MostStretch);
        Soxr.SetRatio(_handle!, _ratio, SoundFormat.BlockFrames);
    }

    /// <summary>Begins to stretch in the middle of a stream: what was heard last is run through first, so that the
    /// filter is full and the seam cannot be heard.</summary>
    /// <param name="ring">Frames; those before the head were heard last.</param>
    /// <param name="head">Frame index of the next one.</param>
    public void Engage(ReadOnlySpan<short> ring, int head)
    {
        var quality = Soxr.QualityOf(new CULong(Soxr.HighQuality), new CULong(Soxr.VariableRate));
        _handle = Soxr.Create(1 + 2 * MostStretch, 1, SoundFormat.Channels, out _, 0, quality, 0);
        if (_handle.IsInvalid)
            throw new IOException("libsoxr: 无法重采样 / gives no resampler");
        Soxr.SetRatio(_handle, 1, 0);
        (_toDiscard, _inside) = (HistoryFrames, 0);
        var frames = ring.Length / SoundFormat.Channels;
        for (var back = HistoryFrames; back > 0; back--)
        {
            var frame = (head - back + frames) % frames * SoundFormat.Channels;
            Process(ring.Slice(frame, SoundFormat.Channels), out _, []);
        }
    }

    /// <summary>Runs frames through.</summary>
    /// <returns>How many values came out.</returns>
    public int Process(ReadOnlySpan<short> frames, out int taken, Span<short> into)
    {
        frames = frames[..Math.Min(frames.Length, _input.Length)];
        Mix.FromInt16(frames, _input);
        var room = _toDiscard > 0 ? Math.Min(_toDiscard * SoundFormat.Channels, _output.Length)
            : Math.Min(into.Length, _output.Length);
        Soxr.Process(_handle!, _input, (nuint)(frames.Length / SoundFormat.Channels), out var inFrames,
            _output, (nuint)(room / SoundFormat.Channels), out var outFrames);
        taken = (int)inFrames * SoundFormat.Channels;
        _inside += (int)inFrames - (int)outFrames * _ratio;
        if (_toDiscard > 0)
        {
            _toDiscard -= (int)outFrames;
            return 0;
        }
        var given = (int)outFrames * SoundFormat.Channels;
        Mix.ToInt16(_output.AsSpan(0, given), into);
        return given;
    }

    private void Forget()
    {
        _handle?.Dispose();
        _handle = null;
    }
}
