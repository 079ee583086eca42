using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Content.Text;

namespace Signage.Content.Playlists;

/// <summary>Replaces the plan on one endpoint until it ends or is released.</summary>
/// <param name="Endpoint">The endpoint's id.</param>
/// <param name="Number">Rises with each takeover and release of an endpoint.</param>
/// <param name="Playlist">What is on instead; null releases.</param>
/// <param name="Issued">When it was signed; it begins at once.</param>
/// <param name="ValidUntil">Its end.</param>
public sealed record TakeoverNote(
    string Endpoint, long Number, Sha256Hash? Playlist, Instant Issued, Instant ValidUntil)
{
    public const string Format = "signage-takeover-1";
    private const string Released = "-";
    private static readonly NoteGate Gate = new("takeover");

    public string ToText() =>
        $"{Format}\n{Endpoint}\n{Number}\n{Playlist?.ToString() ?? Released}\n{InstantText.Format(Issued)}\n"
        + $"{InstantText.Format(ValidUntil)}\n";

    /// <summary>True while it replaces the plan.</summary>
    public bool IsOn(Instant now) => Playlist is not null && now < ValidUntil;

    public static bool TryRead(
        string text, [NotNullWhen(true)] out TakeoverNote? takeover, [NotNullWhen(false)] out string? reason)
    {
        var lines = new NoteText(text, Format);
        var (endpoint, number, playlist) = (lines.Name("endpoint"), lines.Number("number"), lines.Line("playlist"));
        Sha256Hash hash = default;
        if (playlist != Released && !Sha256Hash.TryParse(playlist, out hash))
        {
            lines.FailHere("playlist must be a SHA-256 of 64 lower-case hex digits, or -");
        }

        var read = new TakeoverNote(
            endpoint,
            number,
            playlist == Released ? null : hash,
            lines.Instant("issued"),
            lines.Instant("valid until"));
        lines.End();
        reason = lines.Reason;
        takeover = reason is null ? read : null;
        return takeover is not null;
    }

    /// <summary>Takes a fetched takeover, or says why not. An expired one is taken: it then simply is not on.</summary>
    public static NoteRefusal? Accept(
        string whole, Trust trust, string endpoint, TakeoverNote? held, out TakeoverNote? takeover)
    {
        var refusal = Gate.Open(whole, trust, TryRead, out TakeoverNote? read)
            ?? Gate.Other("otherEndpoint", read!.Number, read.Endpoint, endpoint)
            ?? Gate.Older(read.Number, read.ToText(), held?.Number, held?.ToText());
        takeover = refusal is null ? read : null;
        return refusal;
    }
}
