using System.Text;

namespace Signage.Scheduler.Texts;

/// <summary>Reads a body that is text, within a limit.</summary>
public static class TextBody
{
    private static readonly UTF8Encoding Utf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or a refusal when it is too long or not UTF-8.</summary>
    public static async Task<(string Text, Refusal? Refusal)> ReadAsync(
        HttpRequest request, int maxBytes, CancellationToken stop)
    {
        using var body = new MemoryStream();
        var buffer = new byte[1 << 14];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, stop)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > maxBytes)
            {
                return ("", new Refusal("body-too-large"));
            }
        }

        try
        {
            return (Utf8.GetString(body.GetBuffer(), 0, (int)body.Length), null);
        }
        catch (DecoderFallbackException)
        {
            return ("", new Refusal("text-not-utf8"));
        }
    }
}
