namespace Signage.Content.Text;

/// <summary>Names of endpoints, venues, assets, bookings, items, players and people:
/// <c>[a-z0-9][a-z0-9._-]{0,63}</c>.</summary>
public static class NameRule
{
    public const int MaxLength = 64;

    public const string Sentence = "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit";

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && (char.IsAsciiLetterLower(text[0]) || char.IsAsciiDigit(text[0]))
        && !text.AsSpan().ContainsAnyExcept(Allowed);
}
