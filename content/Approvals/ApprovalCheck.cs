using Signage.Content.Assets;
using Signage.Content.Proof;

namespace Signage.Content.Approvals;

/// <summary>The rule that two different people, neither of them the uploader, approved the very bytes that are to
/// play.</summary>
public static class ApprovalCheck
{
    /// <summary>Null when <paramref name="file"/> may be played, else the first thing that is wrong.</summary>
    /// <param name="file">The rendition.</param>
    /// <param name="notes">The approvals that were handed in for it, as signed notes.</param>
    /// <param name="trust">Whose signatures count.</param>
    public static ApprovalRefusal? Check(Sha256Hash file, IReadOnlyList<string> notes, Trust trust)
    {
        ApprovalRefusal? first = null;
        var good = new List<(Approval Approval, VerifierKey Key)>();
        foreach (var whole in notes)
        {
            var refusal = CheckOne(file, whole, trust, out var approval, out var key);
            refusal ??= good.Exists(g => IsSameClaim(g.Approval, approval!) && IsSamePerson(g, (approval!, key!)))
                ? new ApprovalRefusal(
                    "twice", $"{approval!.Reviewer} approved {approval.Asset} twice; two people are needed.")
                {
                    Args = [approval.Reviewer, approval.Asset],
                }
                : null;
            if (refusal is null)
            {
                good.Add((approval!, key!));
            }

            first ??= refusal;
        }

        var together = good.Select(g => good.Count(o => IsSameClaim(o.Approval, g.Approval))).DefaultIfEmpty(0).Max();
        return together >= Approval.Needed
            ? null
            : first ?? new ApprovalRefusal("tooFew", $"File {file} has {together} of {Approval.Needed} approvals.")
            {
                Args = [$"{together}", $"{Approval.Needed}"],
            };
    }

    /// <summary>Judges one approval by itself; null when it counts.</summary>
    public static ApprovalRefusal? CheckOne(
        Sha256Hash file, string whole, Trust trust, out Approval? approval, out VerifierKey? key)
    {
        (approval, key) = (null, null);
        if (!SignedNote.TryParse(whole, out var note))
        {
            return new ApprovalRefusal("unreadable", "The approval is not a signed note.")
            {
                Args = ["not a signed note"],
            };
        }

        if (!Approval.TryRead(note.Text, out approval, out var reason))
        {
            return new ApprovalRefusal("unreadable", $"The approval cannot be read: {reason}.") { Args = [reason] };
        }

        var reviewer = approval.Reviewer;
        key = trust.Reviewers.FirstOrDefault(k => k.Name == reviewer && note.IsSignedBy(k));
        if (key is null)
        {
            return new ApprovalRefusal(
                "stranger",
                $"The approval of {approval.Asset} has no good signature by a trusted reviewer {reviewer}.")
            {
                Args = [reviewer, approval.Asset],
            };
        }

        if (approval.Reviewer == approval.Uploader)
        {
            return new ApprovalRefusal("uploader", $"{reviewer} uploaded {approval.Asset} and may not approve it.")
            {
                Args = [reviewer, approval.Asset],
            };
        }

        return approval.Renditions.Contains(file)
            ? null
            : new ApprovalRefusal(
                "otherFile", $"The approval of {approval.Asset} by {reviewer} does not list file {file}.")
            {
                Args = [reviewer, approval.Asset],
            };
    }

    /// <summary>The same file may belong to two assets, or be uploaded by two people: each claim needs its own two
    /// reviewers.</summary>
    private static bool IsSameClaim(Approval one, Approval other) =>
        one.Asset == other.Asset && one.Uploader == other.Uploader;

    private static bool IsSamePerson(
        (Approval Approval, VerifierKey Key) one, (Approval Approval, VerifierKey Key) other) =>
        one.Approval.Reviewer == other.Approval.Reviewer || one.Key.SameKeyAs(other.Key);
}
