namespace Signage.Scheduler.Library;

/// <summary>What is taken in.</summary>
public static class UploadLimits
{
    /// <summary>Longest file.</summary>
    public const long MaxBytes = 2L << 30;

    public const int MaxFileName = 255;

    public const int MaxTitle = 200;

    /// <summary>Longest film or sound.</summary>
    public static readonly TimeSpan MaxLength = TimeSpan.FromHours(3);

    /// <summary>From here on a moving picture is a film.</summary>
    public const long FilmFromMs = 20_001;

    /// <summary>Widest or highest picture.</summary>
    public const int MaxSide = 8192;
}
