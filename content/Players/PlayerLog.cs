namespace Signage.Content.Players;

/// <summary><c>PUT /player/v1/log</c>: what the player said lately, asked for by
/// <see cref="PlayerState.LogAskedAt"/>.</summary>
/// <param name="Lines">At most <see cref="MostLines"/>, oldest first, each with the instant it was written at.</param>
public sealed record PlayerLog(IReadOnlyList<string> Lines)
{
    public const int MostLines = 500;
}
