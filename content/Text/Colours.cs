namespace Signage.Content.Text;

internal static class Colours
{
    /// <summary>True for <c>#rrggbb</c>.</summary>
    internal static bool IsHex(string text) =>
        text.Length == 7 && text[0] == '#' && text.AsSpan(1).IndexOfAnyExcept(Digits) < 0;

    private static readonly System.Buffers.SearchValues<char> Digits =
        System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
