using NodaTime;
using Signage.Player.Sound;
using Signage.Player.Speakers;
using Signage.Playout.States;

namespace Signage.Player.Presenting;

/// <summary>
/// Everything that is heard: the sound lane, a ducking cue over it, and the clip's own sound where the lane is silent;
/// mixed, made right for the venue, limited and handed to the speakers. Used by the presenter's thread alone.
/// </summary>
internal sealed class SoundStage : IDisposable
{
    /// <summary>How loud a ducked voice stays (-12 dB).</summary>
    private const float Ducked = 0.25f;

    private readonly SpeakerGroup _speakers;
    private readonly VenueChain _venue;
    private readonly Limiter _limiter = new();
    private readonly float[] _mix = new float[SoundFormat.MostValues];
    private readonly float[] _other = new float[SoundFormat.MostValues];
    private readonly short[] _out = new short[SoundFormat.MostValues];
    private readonly SoundWatch _watch = new();
    private float _peak;
    private long _underruns;

    public SoundStage(IMediaShelf shelf, SpeakerGroup speakers, SoundOptions options)
    {
        _speakers = speakers;
        _venue = new VenueChain(options.Venue);
        var constant = new ConstantGain(options.Venue.LoudnessLufs);
        Lane = new SoundVoice(shelf, options.Crossfade, constant, keepsStep: false);
        Over = new SoundVoice(shelf, options.Crossfade, constant, keepsStep: false);
        Clip = new SoundVoice(shelf, options.Crossfade, constant, keepsStep: true);
    }

    public SoundVoice Lane { get; }

    public SoundVoice Over { get; }

    public SoundVoice Clip { get; }

    public int Standby => Lane.Standby.Ready + Over.Standby.Ready + Clip.Standby.Ready;

    /// <summary>Speakers that are left out for now, and why.</summary>
    public IEnumerable<string> Broken => _speakers.Broken;

    /// <summary>What is wrong with what is heard, in one word; null when nothing is.</summary>
    public string? Fault => _watch.Fault;

    /// <summary>The first sample of a play is about to be handed over; true for a ducking cue.</summary>
    public Action<OnLane, bool>? FirstHeard { get; set; }

    /// <summary>Hands over the samples between two instants.</summary>
    /// <param name="from">First instant.</param>
    /// <param name="until">First instant after them; at most 20 ms on.</param>
    /// <param name="volume">0 to 100.</param>
    /// <param name="ahead">How long from now until the first of them is to be heard.</param>
    /// <param name="counters">Told what went out.</param>
    public void Play(Instant from, Instant until, int volume, TimeSpan ahead, Counters counters)
    {
        var wanted = Math.Clamp(
            SoundFormat.Frames((until - from).TotalSeconds) * SoundFormat.Channels, 0, _mix.Length);
        if (wanted == 0)
            return;
        SetLevels(volume / 100f);
        var length = Lane.Take(_mix.AsSpan(0, wanted), from);
        Tell(Lane, counters, over: false);
        length = With(Over, length, wanted, from);
        Tell(Over, counters, over: true);
        length = With(Clip, length, wanted, from);
        if (Lane.On is null && Over.On is null)
            Count(Clip, counters);
        var (peak, unlimited) = length > 0 ? HandOver(_mix.AsSpan(0, length), ahead, counters) : default;
        var expected = Lane.IsExpected || Over.IsExpected || Clip.IsExpected;
        _watch.Hear(wanted / SoundFormat.Channels, expected, peak, unlimited);
    }

    /// <summary>Hands over what is left of a sound-lane play that ends at this instant.</summary>
    public void Finish(Instant end, TimeSpan ahead, Counters counters)
    {
        var rest = Lane.On?.StartedAt is null ? 0 : Lane.TakeRest(_mix, end);
        if (rest == 0)
            return;
        Count(Lane, counters);
        HandOver(_mix.AsSpan(0, rest), ahead, counters);
    }

    /// <summary>Peak since the last call in dBFS; null when silent.</summary>
    public double? TakeLevel()
    {
        var peak = Interlocked.Exchange(ref _peak, 0);
        return peak == 0 ? null : Math.Round(20 * Math.Log10(peak), 1);
    }

    public void Settle() => _speakers.Settle();

    private void SetLevels(float volume)
    {
        Lane.Level(Over.On is null ? volume : volume * Ducked);
        Over.Level(volume);
        Clip.Level(Lane.On is null && Over.On is null ? volume : 0);
    }

    private int With(SoundVoice voice, int length, int wanted, Instant at)
    {
        var other = _other.AsSpan(0, wanted);
        var taken = voice.Take(other, at);
        if (taken == 0)
            return length;
        if (length == 0)
        {
            other[..taken].CopyTo(_mix);
            return taken;
        }
        if (taken > length)
            _mix.AsSpan(length, taken - length).Clear();
        Mix.Add(_mix, other[..taken]);
        return Math.Max(length, taken);
    }

    private void Tell(SoundVoice voice, Counters counters, bool over)
    {
        if (voice.Heard.Samples > 0 && voice.On!.StartedAt is null)
            FirstHeard?.Invoke(voice.On, over);
        Count(voice, counters);
    }

    private static void Count(SoundVoice voice, Counters counters)
    {
        if (voice.On is { } on && voice.Heard != default)
            counters.Heard(on.Id, voice.Heard);
    }

    private (float Peak, float Unlimited) HandOver(Span<float> samples, TimeSpan ahead, Counters counters)
    {
        var isLevelled = Lane.IsLevelled && Over.IsLevelled && (Clip.IsLevelled || Lane.On is not null);
        _venue.Process(samples, isLevelled);
        var unlimited = Mix.Peak(samples);
        _limiter.Process(samples);
        var peak = Mix.Peak(samples);
        _peak = Math.Max(_peak, peak);
        var finished = _out.AsSpan(0, samples.Length);
        Mix.ToInt16(samples, finished);
        _speakers.Play(finished, ahead);
        CountUnderruns(counters);
        return (peak, unlimited);
    }

    // A device that ran dry did so under everything that is on.
    private void CountUnderruns(Counters counters)
    {
        var more = _speakers.Underruns - _underruns;
        if (more <= 0)
            return;
        _underruns += more;
        foreach (var on in (ReadOnlySpan<OnLane?>)[Lane.On, Over.On, Clip.On])
        {
            if (on is not null)
                counters.Heard(on.Id, new HeardSound(0, 0, more));
        }
    }

    public void Dispose()
    {
        Lane.Dispose();
        Over.Dispose();
        Clip.Dispose();
        _speakers.Dispose();
    }
}
