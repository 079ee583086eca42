namespace Signage.Scheduler.Access;

/// <param name="Password">The new one.</param>
/// <param name="Current">The old one, where there is one.</param>
public sealed record NewPassword(string Password, string? Current = null);
