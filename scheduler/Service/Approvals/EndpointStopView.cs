namespace Signage.Scheduler.Approvals;

/// <summary>How an endpoint stands after a stop or a lift.</summary>
/// <param name="Stop">Null while it is not stopped.</param>
public sealed record EndpointStopView(string Endpoint, StopView? Stop);
