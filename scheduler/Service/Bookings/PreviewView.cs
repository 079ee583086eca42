namespace Signage.Scheduler.Bookings;

/// <summary>What a booking will do this week.</summary>
/// <param name="Endpoints">The endpoints that it reaches.</param>
/// <param name="Days">Seven local days from today on.</param>
/// <param name="Losses">Where it does not play, and why.</param>
/// <param name="Waiting">Its assets that wait for approval; the figures are as if they were approved.</param>
public sealed record PreviewView(
    IReadOnlyList<string> Endpoints,
    IReadOnlyList<PreviewDay> Days,
    IReadOnlyList<LossView> Losses,
    IReadOnlyList<string> Waiting);
