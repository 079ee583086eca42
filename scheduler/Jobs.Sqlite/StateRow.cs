using Hangfire.States;

namespace Signage.Hangfire.SQLite;

/// <summary>A state as it is written; taken from Hangfire's on the caller's thread, since that may throw.</summary>
/// <param name="Created">UTC ticks.</param>
/// <param name="Content">Its values, a JSON object.</param>
internal sealed record StateRow(string Name, string? Reason, long Created, string Content)
{
    internal static StateRow Of(IState state, long created) =>
        new(
            state.Name ?? throw new ArgumentException("A state has a name.", nameof(state)),
            state.Reason,
            created,
            JsonText.Write(state.SerializeData()!));
}
