namespace Signage.Player.Presenting;

/// <summary>What went out of a play's sound.</summary>
/// <param name="Samples">Frames of 48 kHz.</param>
/// <param name="Energy">Sum of the squares over both channels, as handed over, 1.0 being full scale.</param>
/// <param name="Underruns">How often there was nothing where there should have been something.</param>
internal readonly record struct HeardSound(long Samples, double Energy, long Underruns)
{
    // 16 bits end at -96 dBFS; what is below is silence.
    private const double Silence = -120;

    /// <summary>Root mean square in dBFS, a full square wave being 0; -120 for silence.</summary>
    public double LevelDb => Samples == 0 || Energy <= 0
        ? Silence
        : Math.Max(Silence, Math.Round(10 * Math.Log10(Energy / (2.0 * Samples)), 1));

    public static HeardSound operator +(HeardSound a, HeardSound b) =>
        new(a.Samples + b.Samples, a.Energy + b.Energy, a.Underruns + b.Underruns);
}
