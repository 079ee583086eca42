using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Signage.Content.Text;

namespace Signage.Content.Proof;

/// <summary>
/// A C2SP signed note (c2sp.org/signed-note): a text that ends in a line feed, a blank line, then one line a signature,
/// <c>— &lt;name&gt; &lt;base64 of 4-byte key id and 64-byte signature&gt;</c>. Unknown signatures are passed over.
/// </summary>
public sealed record SignedNote
{
    /// <summary>Longest note that is read, in UTF-16 units.</summary>
    public const int MaxLength = 1 << 20;

    private const int MaxSignatures = 16;
    private const string Dash = "\u2014 ";

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(c => c != '\n').Select(c => (char)c)]);

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures, string whole)
    {
        Text = text;
        Signatures = signatures;
        Whole = whole;
    }

    /// <summary>What is signed, with its last line feed.</summary>
    public string Text { get; }

    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>The note as it travels.</summary>
    public string Whole { get; }

    /// <summary>Signs <paramref name="text"/>, which ends in a line feed and holds no blank line.</summary>
    public static SignedNote Sign(string text, SigningKey key)
    {
        if (!text.EndsWith('\n') || text.Contains("\n\n", StringComparison.Ordinal) || HasControl(text))
        {
            throw new ArgumentException(
                "A note's text ends in a line feed and has no blank line and no control character.", nameof(text));
        }

        var signature = new NoteSignature(key.Name, key.Verifier.Id, key.Sign(Encoding.UTF8.GetBytes(text)));
        return new SignedNote(text, [signature], $"{text}\n{LineOf(signature)}");
    }

    public static bool TryParse(string? whole, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        if (whole is null || whole.Length > MaxLength || !whole.EndsWith('\n') || HasControl(whole))
        {
            return false;
        }

        var split = whole.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || split + 2 >= whole.Length)
        {
            return false;
        }

        var signatures = new List<NoteSignature>();
        foreach (var line in whole[(split + 2)..^1].Split('\n'))
        {
            if (signatures.Count == MaxSignatures || !TryParseLine(line, out var signature))
            {
                return false;
            }

            signatures.Add(signature);
        }

        note = new SignedNote(whole[..(split + 1)], signatures, whole);
        return true;
    }

    /// <summary>True when one of the signatures is a good one by <paramref name="key"/>.</summary>
    public bool IsSignedBy(VerifierKey key)
    {
        var message = Encoding.UTF8.GetBytes(Text);
        return Signatures.Any(s => s.Name == key.Name && s.KeyId == key.Id && key.Verify(message, s.Signature.Span));
    }

    /// <summary>C2SP allows no ASCII control character but the line feed.</summary>
    private static bool HasControl(string text) => text.AsSpan().ContainsAny(Controls);

    private static string LineOf(NoteSignature signature)
    {
        var blob = new byte[4 + signature.Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(blob, signature.KeyId);
        signature.Signature.Span.CopyTo(blob.AsSpan(4));
        return $"{Dash}{signature.Name} {Convert.ToBase64String(blob)}\n";
    }

    private static bool TryParseLine(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith(Dash, StringComparison.Ordinal)
            || line[Dash.Length..].Split(' ') is not [{ Length: > 0 } name, var base64])
        {
            return false;
        }

        if (!Base64Text.TryRead(base64, out var blob) || blob.Length < 5)
        {
            return false;
        }

        signature = new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(blob), blob.AsMemory(4));
        return true;
    }
}
