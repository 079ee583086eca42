using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Content.Text;

namespace Signage.Content.Playlists;

/// <summary>Tells one endpoint which playlist to run.</summary>
/// <param name="Endpoint">The endpoint's id.</param>
/// <param name="Number">Rises by any step from order to order of an endpoint.</param>
/// <param name="Playlist">The playlist's name.</param>
/// <param name="Issued">When it was signed.</param>
/// <param name="ValidUntil">From here on it is not taken any more; one already held plays on, journaled as
/// stale.</param>
public sealed record Order(string Endpoint, long Number, Sha256Hash Playlist, Instant Issued, Instant ValidUntil)
{
    public const string Format = "signage-order-1";

    private static readonly NoteGate Gate = new("order");

    public string ToText() =>
        $"{Format}\n{Endpoint}\n{Number}\n{Playlist}\n{InstantText.Format(Issued)}\n{InstantText.Format(ValidUntil)}\n";

    public static bool TryRead(
        string text, [NotNullWhen(true)] out Order? order, [NotNullWhen(false)] out string? reason)
    {
        var lines = new NoteText(text, Format);
        var read = new Order(
            lines.Name("endpoint"),
            lines.Number("number"),
            lines.Hash("playlist"),
            lines.Instant("issued"),
            lines.Instant("valid until"));
        lines.End();
        reason = lines.Reason;
        order = reason is null ? read : null;
        return order is not null;
    }

    /// <summary>
    /// Takes a fetched order, or says why not. The same number as the one held is taken only when it is the same order.
    /// </summary>
    /// <param name="whole">The signed note.</param>
    /// <param name="trust">Whose signatures count.</param>
    /// <param name="endpoint">The player's own endpoint.</param>
    /// <param name="held">The order held now, if any.</param>
    /// <param name="now">The player's best knowledge of the time.</param>
    /// <param name="order">The order, when it was taken.</param>
    public static NoteRefusal? Accept(
        string whole, Trust trust, string endpoint, Order? held, Instant now, out Order? order)
    {
        var refusal = Gate.Open(whole, trust, TryRead, out Order? read) ?? read!.Judge(endpoint, held, now);
        order = refusal is null ? read : null;
        return refusal;
    }

    private NoteRefusal? Judge(string endpoint, Order? held, Instant now) =>
        Gate.Other("otherEndpoint", Number, Endpoint, endpoint)
        ?? Gate.Older(Number, ToText(), held?.Number, held?.ToText())
        ?? (ValidUntil <= now
            ? new NoteRefusal("expired", $"Order {Number} expired at {InstantText.Format(ValidUntil)}.")
            {
                Args = [$"{Number}", InstantText.Format(ValidUntil)],
            }
            : null);
}
