using System.Text.Json;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Player.Cache;
using Signage.Player.Presenting;

namespace Signage.Player.Link;

/// <summary>
/// Files that two people approved. Signatures and bytes are checked before a file is cached and each time it is
/// to play, so neither the scheduler nor whoever sits at it can show another one.
/// </summary>
internal sealed class ApprovedShelf(string approvals, MediaCache cache, HeldNotes notes) : IMediaShelf
{
    public OpenedFile Open(PlaylistFile file) =>
        Check(file.Sha256) is { } refusal
            ? OpenedFile.Refused("notApproved", $"{file.Title}: {refusal.Reason}", Words(file.Title, refusal))
            : cache.Open(file.Sha256, file.Title);

    public OpenedFile OpenAgain(PlaylistFile file) =>
        Check(file.Sha256) is null ? cache.OpenAgain(file.Sha256, file.Title) : Open(file);

    /// <summary>Null when the approvals that are held for a file are enough, else what is wrong.</summary>
    public ApprovalRefusal? Check(Sha256Hash file) => Judge(file, Read(file));

    /// <summary>Approvals of the file were held to be enough once.</summary>
    public bool Holds(Sha256Hash file) => File.Exists(PathOf(file));

    /// <summary>Judges fetched approvals and keeps them if they are enough.</summary>
    public ApprovalRefusal? Take(Sha256Hash file, ApprovalNotes fetched)
    {
        var refusal = Judge(file, fetched.Notes);
        if (refusal is null)
            DurableFile.Write(PathOf(file), JsonSerializer.SerializeToUtf8Bytes(fetched, WireJson.Options));
        return refusal;
    }

    /// <summary>Why a file of this title may not play.</summary>
    internal static PlayerRefusal Words(string title, ApprovalRefusal refusal) =>
        new($"approval-{refusal.Code}", [title, .. refusal.Args]);

    private ApprovalRefusal? Judge(Sha256Hash file, IReadOnlyList<string> held) => notes.Trust is { } trust
        ? ApprovalCheck.Check(file, held, trust)
        : new ApprovalRefusal("noTrust", "There is no trust note that says whose approvals count.");

    private IReadOnlyList<string> Read(Sha256Hash file)
    {
        try
        {
            return File.Exists(PathOf(file))
                ? JsonSerializer.Deserialize<ApprovalNotes>(File.ReadAllBytes(PathOf(file)), WireJson.Lenient)?.Notes
                    ?? []
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private string PathOf(Sha256Hash file) => Path.Combine(approvals, file + ".json");
}
