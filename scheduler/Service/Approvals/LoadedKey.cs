namespace Signage.Scheduler.Approvals;

/// <summary>What the browser says about a key file.</summary>
/// <param name="Vkey">Its public half, when it was taken.</param>
/// <param name="Wrong"><c>form</c> or <c>name</c>.</param>
/// <param name="Name">Whose key it is.</param>
public sealed record LoadedKey(string? Vkey = null, string? Wrong = null, string? Name = null);
