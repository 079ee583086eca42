namespace Signage.Scheduler.Ffmpeg;

/// <summary>What a sound decodes to.</summary>
/// <param name="Samples">A channel, at 48 kHz.</param>
/// <param name="Lufs">Integrated loudness; null for silence or too little sound.</param>
/// <param name="RangeLu">Loudness range.</param>
/// <param name="PeakDbtp">True peak.</param>
/// <param name="Faults">How many complaints the decoder had.</param>
public sealed record SoundMeasure(long Samples, double? Lufs, double? RangeLu, double? PeakDbtp, int Faults)
{
    public const int Rate = 48_000;

    /// <summary>Rounded up.</summary>
    public long LengthMs => (Samples * 1000 + Rate - 1) / Rate;
}
