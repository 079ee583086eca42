using NodaTime;
using Signage.Player.Decoding;
using Signage.Player.Speakers;
using Signage.Playout.States;

namespace Signage.Player.Presenting;

/// <summary>
/// Everything that is heard: the sound lane, a ducking cue over it, and the clip's own sound where the lane is silent.
/// Used by the presenter's thread alone.
/// </summary>
internal sealed class SoundStage(IMediaShelf shelf, ISpeaker speaker) : IDisposable
{
    public const int BlocksPerSecond = 100;
    private const int BlockSamples = SoundDecoder.SamplesPerSecond / BlocksPerSecond * SoundDecoder.Channels;

    private readonly short[] _mix = new short[BlockSamples * 2];
    private readonly short[] _other = new short[BlockSamples * 2];
    private int _peak;
    private string? _broken;

    public SoundVoice Lane { get; } = new(shelf, keepsStep: false);

    public SoundVoice Over { get; } = new(shelf, keepsStep: false);

    public SoundVoice Clip { get; } = new(shelf, keepsStep: true);

    /// <summary>Why the speaker was left out; null while it works.</summary>
    public string? Broken => _broken;

    /// <summary>Hands over the samples between two instants.</summary>
    public void Play(Instant from, Instant until, int volume, Counters counters, Action<OnLane, bool> firstHeard)
    {
        var wanted = (int)Math.Round(
            (until - from).TotalSeconds * SoundDecoder.SamplesPerSecond) * SoundDecoder.Channels;
        wanted = Math.Clamp(wanted, 0, _mix.Length);
        if (wanted == 0)
            return;
        var lane = Heard(Lane, _mix.AsSpan(0, wanted), from, counters, over: false, firstHeard);
        var over = Heard(Over, _other.AsSpan(0, wanted), from, counters, over: true, firstHeard);
        if (Over.On is not null)
            Mix.Scale(_mix.AsSpan(0, lane), Mix.Ducked);
        var length = Together(lane, over);
        length = WithClip(length, wanted, from, counters);
        if (length == 0)
            return;
        Mix.Scale(_mix.AsSpan(0, length), volume * 10);
        HandOver(_mix.AsSpan(0, length));
    }

    /// <summary>Hands over what is left of a sound-lane play that ends at this instant.</summary>
    public void Finish(Instant end, int volume, Counters counters)
    {
        var rest = Lane.TakeRest(_mix.AsSpan(0, BlockSamples), end);
        if (rest == 0 || Lane.On!.StartedAt is null)
            return;
        counters.Samples(Lane.On.Id, rest / SoundDecoder.Channels);
        Mix.Scale(_mix.AsSpan(0, rest), volume * 10);
        HandOver(_mix.AsSpan(0, rest));
    }

    /// <summary>Peak since the last call in dBFS; null when silent.</summary>
    public double? TakeLevel()
    {
        var peak = Interlocked.Exchange(ref _peak, 0);
        return peak == 0 ? null : Math.Round(20 * Math.Log10(peak / 32768.0), 1);
    }

    public void Settle() => Guarded(static speaker => speaker.Settle());

    private static int Heard(
        SoundVoice voice, Span<short> into, Instant at, Counters counters, bool over, Action<OnLane, bool> firstHeard)
    {
        var taken = voice.Take(into, at);
        if (taken == 0)
            return 0;
        if (voice.On!.StartedAt is null)
            firstHeard(voice.On, over);
        counters.Samples(voice.On.Id, taken / SoundDecoder.Channels);
        return taken;
    }

    private int Together(int lane, int over)
    {
        if (over == 0)
            return lane;
        if (lane < over)
            _mix.AsSpan(lane, over - lane).Clear();
        Mix.Add(_mix, _other.AsSpan(0, over));
        return Math.Max(lane, over);
    }

    private int WithClip(int length, int wanted, Instant at, Counters counters)
    {
        var clip = Clip.Take(_other.AsSpan(0, wanted), at);
        if (clip == 0 || Lane.On is not null || Over.On is not null)
            return length;
        _other.AsSpan(0, clip).CopyTo(_mix);
        counters.Samples(Clip.On!.Id, clip / SoundDecoder.Channels);
        return clip;
    }

    private void HandOver(ReadOnlySpan<short> samples)
    {
        _peak = Math.Max(_peak, Mix.Peak(samples));
        if (_broken is not null)
            return;
        try
        {
            speaker.Play(samples);
        }
        catch (IOException e)
        {
            _broken = $"{speaker.Name}: {e.Message}";
        }
    }

    private void Guarded(Action<ISpeaker> action)
    {
        if (_broken is not null)
            return;
        try
        {
            action(speaker);
        }
        catch (IOException e)
        {
            _broken = $"{speaker.Name}: {e.Message}";
        }
    }

    public void Dispose()
    {
        Lane.Dispose();
        Over.Dispose();
        Clip.Dispose();
        Guarded(static speaker => speaker.Dispose());
    }
}
