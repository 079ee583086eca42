namespace Signage.Scheduler.Outlook;

/// <summary>What is planned of one booking's asset on one local day.</summary>
/// <param name="Endpoints">The figures hold for each of them.</param>
/// <param name="Plays">Starts.</param>
/// <param name="Seconds">Time on air.</param>
public sealed record ForecastLine(
    string? Booking, string? Title, string Asset, string AssetTitle, string Date, IReadOnlyList<string> Endpoints,
    long Plays, double Seconds);
