namespace Signage.Scheduler.Outlook;

/// <summary>What is planned, counted without unrolling.</summary>
public sealed record ForecastView(
    string First, int Days, IReadOnlyList<ForecastLine> Rows, IReadOnlyList<DutyView> Duties);
