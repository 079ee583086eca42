using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Sound;

namespace Signage.Player.Presenting;

/// <summary>Watches one play of a voice: is its decoder alive, is its file as long as it says?</summary>
internal sealed class VoiceHealth
{
    private const long StuckFrames = SoundFormat.Rate;
    private const long NotBegunFrames = SoundFormat.Rate * 5;
    private static readonly Duration Tolerance = Duration.FromMilliseconds(250);

    private long _starved;
    private bool _told;

    public void Begin() => (_starved, _told) = (0, false);

    public void Fed() => _starved = 0;

    /// <summary>Values were missing though the file goes on; true for the first of a row, once there had been
    /// sound.</summary>
    public bool Starved(long taken, int values)
    {
        var first = _starved == 0;
        _starved += values / SoundFormat.Channels;
        return first && taken > 0;
    }

    /// <summary>What is wrong with the play, told once; null when nothing is.</summary>
    /// <param name="file">What is played.</param>
    /// <param name="source">Its samples.</param>
    /// <param name="from">Position in the file at which they began.</param>
    /// <param name="taken">Frames taken since.</param>
    public LaneFault? TakeFault(PlaylistFile file, SoundSource source, Duration from, long taken)
    {
        if (_told || (source.Failure ?? Stuck(taken) ?? TooShort(file, source, from, taken)) is not { } reason)
            return null;
        _told = true;
        return new LaneFault(file.Sha256, source.Refusal, reason);
    }

    private string? Stuck(long taken) => _starved >= (taken > 0 ? StuckFrames : NotBegunFrames)
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
