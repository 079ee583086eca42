using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Sound;

namespace Signage.Player.Presenting;

/// <summary>Watches one play of a voice: is its decoder alive, is its file as long as it says?</summary>
internal sealed class VoiceHealth
{
    private const long StuckFrames = SoundFormat.Rate;
    private const long NotBegunFrames = SoundFormat.Rate * 2;
    private const long NotOpenFrames = SoundFormat.Rate * 5;
    private const int MostRestarts = 2;
    private static readonly Duration Tolerance = Duration.FromMilliseconds(250);

    private long _starved;
    private int _restarts;
    private bool _told;

    /// <summary>Was its decoder replaced, so that it must find its place in the play?</summary>
    public bool Restarted => _restarts > 0;

    /// <summary>Was anything heard of the play?</summary>
    public bool HasSounded { get; private set; }

    public void Begin() => (_starved, _restarts, _told, HasSounded) = (0, 0, false, false);

    public void Fed() => (_starved, HasSounded) = (0, true);

    /// <summary>Values were missing though the file goes on; true for the first of a row, once there had been
    /// sound.</summary>
    public bool Starved(long taken, int values)
    {
        var first = _starved == 0;
        _starved += values / SoundFormat.Channels;
        return first && taken > 0;
    }

    /// <summary>Should another decoder take the place of this one, which hangs or died? Asked before each block; at
    /// most twice in a play.</summary>
    public bool Restarts(SoundSource source, long taken)
    {
        if (!MayRestart(source) || (source.Failure ?? Stuck(source, taken)) is null)
            return false;
        _restarts++;
        _starved = 0;
        return true;
    }

    /// <summary>What is wrong with the play, told once; null when nothing is.</summary>
    /// <param name="file">What is played.</param>
    /// <param name="source">Its samples.</param>
    /// <param name="from">Position in the file at which they began.</param>
    /// <param name="taken">Frames taken since.</param>
    public LaneFault? TakeFault(PlaylistFile file, SoundSource source, Duration from, long taken)
    {
        var broken = source.Failure ?? Stuck(source, taken);
        if (_told || (broken is not null && MayRestart(source))
            || (broken ?? TooShort(file, source, from, taken)) is not { } reason)
            return null;
        _told = true;
        return new LaneFault(file.Sha256, source.Refusal, reason);
    }

    private bool MayRestart(SoundSource source) => _restarts < MostRestarts && source.Refusal is null;

    // Before it is open, its file is being checked: to begin with that again gains nothing.
    private string? Stuck(SoundSource source, long taken) =>
        _starved >= (taken > 0 ? StuckFrames : source.IsOpen ? NotBegunFrames : NotOpenFrames)
        ? "解码停滞 / the decoder gives nothing any more"
        : null;

    private static string? TooShort(PlaylistFile file, SoundSource source, Duration from, long taken)
    {
        if (!source.Ended)
            return null;
        if (taken == 0 && from == Duration.Zero)
            return "没有声音 / there is no sound in the file";
        var end = from + Duration.FromSeconds((double)taken / SoundFormat.Rate);
        var whole = Duration.FromMilliseconds(file.LengthMs ?? 0);
        return end + Tolerance < whole && taken > 0
            ? $"提前结束 / the file ends at {end.TotalSeconds:0.0} s of {whole.TotalSeconds:0.0} s"
            : null;
    }
}
