using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Scheduler.Access;
using Signage.Scheduler.Library;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Approvals;

/// <summary>Keys, trust and approvals over HTTP.</summary>
public static class ApprovalEndpoints
{
    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("approvals");
        api.MapPost("reviewers/keys", HandInAsync).RequireAuthorization(Policies.Reviewer);
        api.MapGet("trust", TrustAsync).RequireAuthorization(Policies.SignedIn);
        api.MapPut("trust", ReplaceTrustAsync).RequireAuthorization(Policies.Admin)
            .Accepts<string>("text/plain").WithMetadata(new NoteLimit());
        api.MapGet("approvals/text", TextAsync).RequireAuthorization(Policies.Reviewer);
        api.MapPost("assets/{id}/approvals", ApproveAsync).RequireAuthorization(Policies.Reviewer)
            .Accepts<string>("text/plain").WithMetadata(new NoteLimit());
        app.MapGet("/approvals/{sha256}", NotesAsync).RequireAuthorization(Policies.PlayerOrUser).WithTags("content");
    }

    private static async Task<IResult> HandInAsync(
        NewReviewerKey wanted, TrustNotes trusts, HttpContext http, CancellationToken stop) =>
        await trusts.HandInAsync(http.User.Identity!.Name!, wanted.Key, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Accepted("/api/v1/trust");

    private static Task<TrustView> TrustAsync(TrustNotes trusts, CancellationToken stop) => trusts.ViewAsync(stop);

    private static async Task<IResult> ReplaceTrustAsync(TrustNotes trusts, HttpContext http, CancellationToken stop) =>
        await trusts.ReplaceAsync(await ReadNoteAsync(http, stop), stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Ok(await trusts.ViewAsync(stop));

    private static async Task<IResult> TextAsync(
        string asset, string? reviewer, ApprovalDesk desk, HttpContext http, CancellationToken stop)
    {
        var (text, refusal) = await desk.TextAsync(asset, reviewer ?? http.User.Identity!.Name!, stop);
        return refusal is null ? Results.Text(text, "text/plain", Encoding.UTF8) : Problems.From(refusal, http);
    }

    private static async Task<IResult> ApproveAsync(
        string id, ApprovalDesk desk, AssetViews views, HttpContext http, CancellationToken stop)
    {
        var note = await ReadNoteAsync(http, stop);
        return await desk.ApproveAsync(id, note, http.User.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Ok(await views.FindAsync(id, Language.Of(http), stop));
    }

    private static async Task<IResult> NotesAsync(
        string sha256, ApprovalDesk desk, HttpContext http, CancellationToken stop)
    {
        if (!Sha256Hash.TryParse(sha256, out _))
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(await desk.NotesOfAsync(sha256, stop));
    }

    private static async Task<string> ReadNoteAsync(HttpContext http, CancellationToken stop)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(stop);
    }

    private sealed class NoteLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => SignedNote.MaxLength;
    }
}
