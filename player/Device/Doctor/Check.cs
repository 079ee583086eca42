namespace Signage.Player.Doctor;

/// <summary>One thing to look at.</summary>
/// <param name="Name">One word that never changes, for programs.</param>
/// <param name="Needed">Does what was asked for need it? What is not needed is noted and is no fault.</param>
/// <param name="Look">May block, and may throw: what it throws is the verdict.</param>
internal sealed record Check(string Name, bool Needed, Func<CancellationToken, Task<Verdict>> Look)
{
    public static Check At(string name, bool needed, Func<Verdict> look) =>
        new(name, needed, _ => Task.FromResult(look()));
}
