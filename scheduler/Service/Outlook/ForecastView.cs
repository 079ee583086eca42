namespace Signage.Scheduler.Outlook;

/// <summary>What is planned of a booking's asset on a local day; the figures hold for each of the endpoints.</summary>
/// <param name="Plays">Starts.</param>
/// <param name="AirtimeMs">Time on its lane.</param>
public sealed record ForecastView(
    string? Booking,
    string? BookingTitle,
    string Asset,
    string AssetTitle,
    string Date,
    IReadOnlyList<string> Endpoints,
    long Plays,
    long AirtimeMs);
