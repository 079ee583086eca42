using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Content.Text;

namespace Signage.Content.Approvals;

/// <summary>One reviewer's word that every listed rendition of an asset may be shown in public.</summary>
/// <param name="Asset">The asset's id.</param>
/// <param name="Uploader">The user who uploaded it; may not be a reviewer of it.</param>
/// <param name="Reviewer">The user whose key signs this.</param>
/// <param name="Time">When the reviewer signed.</param>
/// <param name="Renditions">Every file that a player may play of it: at least one, each once.</param>
public sealed record Approval(
    string Asset, string Uploader, string Reviewer, Instant Time, IReadOnlyList<Sha256Hash> Renditions)
{
    public const string Format = "signage-approval-1";

    /// <summary>How many different reviewers must sign.</summary>
    public const int Needed = 2;

    private const int MaxRenditions = 64;

    public string ToText()
    {
        var text = new StringBuilder($"{Format}\n{Asset}\n{Uploader}\n{Reviewer}\n{InstantText.Format(Time)}\n");
        foreach (var hash in Renditions.Order())
        {
            text.Append(hash).Append('\n');
        }

        return text.ToString();
    }

    public static bool TryRead(
        string text, [NotNullWhen(true)] out Approval? approval, [NotNullWhen(false)] out string? reason)
    {
        var lines = new NoteText(text, Format);
        var (asset, uploader) = (lines.Name("asset"), lines.Name("uploader"));
        var (reviewer, time) = (lines.Name("reviewer"), lines.Instant("time"));
        var hashes = new List<Sha256Hash>();
        do
        {
            var hash = lines.Hash("rendition");
            lines.Must(hashes.Count == 0 || hash > hashes[^1], "the renditions must be sorted, each once");
            hashes.Add(hash);
        }
        while (lines.Reason is null && !lines.AtEnd && hashes.Count < MaxRenditions);

        lines.End();
        reason = lines.Reason;
        approval = reason is null ? new Approval(asset, uploader, reviewer, time, hashes) : null;
        return approval is not null;
    }
}
