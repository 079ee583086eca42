using Signage.Content.Playlists;

namespace Signage.Player.Sound;

/// <summary>
/// The gain that brings a file of known loudness to that of the venue, the same from its first sample to its last,
/// within 12 dB.
/// </summary>
/// <param name="targetLufs">The venue's; null: sound stays as it is, bit for bit.</param>
internal sealed class ConstantGain(double? targetLufs)
{
    private const double Most = 12;

    /// <summary>1 where there is no target or nothing was measured.</summary>
    public float Of(PlaylistFile? file) => targetLufs is { } target && file?.LoudnessLufs is { } measured
        ? (float)Math.Pow(10, Math.Clamp(target - measured, -Most, Most) / 20)
        : 1;
}
