using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;
using Signage.Content.Proof;
using Signage.Content.Text;

namespace Signage.Content.Approvals;

/// <summary>Whose signatures an installation believes; itself signed by the root key, which players pin at
/// pairing.</summary>
/// <param name="Number">Rises with each trust note.</param>
/// <param name="Issued">When the administrator signed it.</param>
/// <param name="Schedulers">Keys that sign orders, takeovers, stop lists and receipts.</param>
/// <param name="Reviewers">Keys that sign approvals; each is named as its user.</param>
public sealed record Trust(
    long Number, Instant Issued, IReadOnlyList<VerifierKey> Schedulers, IReadOnlyList<VerifierKey> Reviewers)
{
    public const string Format = "signage-trust-1";

    /// <summary>Name of the root key.</summary>
    public const string RootName = "root";

    /// <summary>Name of the scheduler's key.</summary>
    public const string SchedulerName = "scheduler";

    private const int MaxKeys = 4096;
    private static readonly NoteGate Gate = new("trust note");

    public string ToText()
    {
        var keys = Reviewers.Select(k => $"reviewer {k}").Concat(Schedulers.Select(k => $"scheduler {k}"));
        var text = new StringBuilder($"{Format}\n{Number}\n{InstantText.Format(Issued)}\n");
        foreach (var line in keys.Order(StringComparer.Ordinal))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    public static bool TryRead(
        string text, [NotNullWhen(true)] out Trust? trust, [NotNullWhen(false)] out string? reason)
    {
        var lines = new NoteText(text, Format);
        var (number, issued) = (lines.Number("number"), lines.Instant("issued"));
        var (schedulers, reviewers) = (new List<VerifierKey>(), new List<VerifierKey>());
        while (lines.Reason is null && !lines.AtEnd && schedulers.Count + reviewers.Count < MaxKeys)
        {
            var parts = lines.SortedLine("key").Split(' ');
            if (parts is not [("scheduler" or "reviewer") and var role, var written]
                || !VerifierKey.TryParse(written, out var key) || !NameRule.IsName(key.Name))
            {
                lines.FailHere("a key line must be \"scheduler\" or \"reviewer\" and a verifier key");
                break;
            }

            (role == "scheduler" ? schedulers : reviewers).Add(key);
            lines.Must(
                role == "reviewer" || !reviewers.Exists(key.SameKeyAs), "a scheduler's key cannot be a reviewer's too");
        }

        lines.End();
        reason = lines.Reason;
        trust = reason is null ? new Trust(number, issued, schedulers, reviewers) : null;
        return trust is not null;
    }

    /// <summary>Takes a fetched trust note, or says why not.</summary>
    /// <param name="whole">The signed note.</param>
    /// <param name="root">The pinned root key.</param>
    /// <param name="held">The trust held now, if any.</param>
    /// <param name="trust">The trust, when it was taken.</param>
    public static NoteRefusal? Accept(string whole, VerifierKey root, Trust? held, out Trust? trust)
    {
        var refusal = Gate.Open(whole, root, TryRead, out Trust? read)
            ?? Gate.Older(read!.Number, read.ToText(), held?.Number, held?.ToText());
        trust = refusal is null ? read : null;
        return refusal;
    }

    /// <summary>True when a scheduler of this trust signed the note.</summary>
    public bool IsScheduler(SignedNote note) => Schedulers.Any(note.IsSignedBy);

    /// <summary>The reviewer's key that signed the note, or null.</summary>
    public VerifierKey? ReviewerOf(SignedNote note) => Reviewers.FirstOrDefault(note.IsSignedBy);
}
