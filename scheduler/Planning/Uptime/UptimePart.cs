using NodaTime;

namespace Signage.Planning.Uptime;

/// <summary>A stretch of one state.</summary>
/// <param name="From">First instant.</param>
/// <param name="Until">First instant after it.</param>
/// <param name="Cause">For a fault: <c>notRunning</c>, <c>fault</c>, <c>off</c>, <c>stopped</c> or <c>card</c>.</param>
public sealed record UptimePart(Instant From, Instant Until, UptimeState State, string? Cause);
