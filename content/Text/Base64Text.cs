using System.Diagnostics.CodeAnalysis;

namespace Signage.Content.Text;

/// <summary>Base64 with one written form for each value: no white space, no spare bits set (RFC 4648, section
/// 3.5).</summary>
internal static class Base64Text
{
    internal static bool TryRead(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var buffer = new byte[text.Length];
        bytes = Convert.TryFromBase64String(text, buffer, out var written)
            && Convert.ToBase64String(buffer, 0, written) == text
            ? buffer[..written]
            : null;
        return bytes is not null;
    }
}
