using NodaTime;

namespace Signage.Planning.Outlook;

/// <summary>What is planned of one booking's asset, on one local day, on each endpoint of a playlist.</summary>
/// <param name="Endpoints">Those that run the playlist; the figures hold for each of them.</param>
/// <param name="Plays">Starts.</param>
/// <param name="Airtime">Time on the lane.</param>
public sealed record ForecastRow(
    string? Booking, string Asset, LocalDate Date, IReadOnlyList<string> Endpoints, long Plays, Duration Airtime);
