using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Library;

/// <summary><c>/api/v1/uploads</c>: begin, send pieces in order, finish.</summary>
public static class UploadEndpoints
{
    public static void Map(WebApplication app)
    {
        var uploads = app.MapGroup("/api/v1/uploads").RequireAuthorization(Policies.Operator).WithTags("library");
        uploads.MapPost("", BeginAsync);
        uploads.MapGet("{id}", GetAsync);
        uploads.MapPatch("{id}", AppendAsync).WithMetadata(new BodyLimit());
        uploads.MapPost("{id}/finish", FinishAsync);
        uploads.MapDelete("{id}", CancelAsync);
    }

    private static async Task<IResult> BeginAsync(
        NewUpload wanted, Uploads uploads, HttpContext http, CancellationToken stop)
    {
        var (upload, refusal) = await uploads.BeginAsync(wanted, http.User.Identity!.Name!, stop);
        return refusal is null
            ? Results.Created(
                $"/api/v1/uploads/{upload!.Id}", new { id = upload.Id, received = 0L, bytes = upload.Bytes })
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> GetAsync(
        string id, Uploads uploads, UploadFiles files, HttpContext http, CancellationToken stop) =>
        await OwnAsync(id, uploads, http.User, stop) is { } upload ? Stand(upload, files) : Missing(http);

    private static async Task<IResult> AppendAsync(
        string id, Uploads uploads, UploadFiles files, HttpContext http, CancellationToken stop)
    {
        if (await OwnAsync(id, uploads, http.User, stop) is not { } upload)
        {
            return Missing(http);
        }

        if (upload.AssetId is not null)
        {
            return Problems.From(new Refusal("upload-finished"), http);
        }

        if (!ContentRangeHeaderValue.TryParse(http.Request.Headers.ContentRange.ToString(), out var range)
            || range is not { Unit: "bytes", From: { } from, To: { } to, Length: { } total } || total != upload.Bytes)
        {
            return Problems.From(new Refusal("upload-range-form", "Content-Range", upload.Bytes), http);
        }

        await using var file = files.TryOpen(id);
        if (file is null)
        {
            return Problems.From(new Refusal("upload-busy"), http);
        }

        if (from != file.Length)
        {
            var extra = new Dictionary<string, object?>(StringComparer.Ordinal) { ["received"] = file.Length };
            return Problems.From(
                new Refusal("upload-range", "Content-Range", from, file.Length) { Extra = extra }, http);
        }

        return await files.AppendAsync(id, file, http.Request.Body, to - from + 1, stop)
            ? Stand(upload, files)
            : Problems.From(new Refusal("upload-range-body", "Content-Range", to - from + 1), http);
    }

    private static async Task<IResult> FinishAsync(
        string id, Uploads uploads, HttpContext http, CancellationToken stop, [FromBody] FinishUpload? wanted = null)
    {
        if (await OwnAsync(id, uploads, http.User, stop) is not { } upload)
        {
            return Missing(http);
        }

        var (asset, refusal) = await uploads.FinishAsync(upload, wanted?.Sha256, stop);
        return refusal is null
            ? Results.Accepted($"/api/v1/assets/{asset}", new { asset })
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> CancelAsync(string id, Uploads uploads, HttpContext http, CancellationToken stop)
    {
        if (await OwnAsync(id, uploads, http.User, stop) is not { } upload)
        {
            return Missing(http);
        }

        await uploads.CancelAsync(upload, stop);
        return Results.NoContent();
    }

    private static async Task<Upload?> OwnAsync(
        string id, Uploads uploads, ClaimsPrincipal me, CancellationToken stop) =>
        await uploads.FindAsync(id, stop) is { } upload
            && (upload.Uploader == me.Identity!.Name || me.IsInRole(Roles.Admin))
            ? upload
            : null;

    private static IResult Stand(Upload upload, UploadFiles files) => Results.Ok(new
    {
        id = upload.Id, received = files.ReceivedOf(upload.Id), bytes = upload.Bytes, asset = upload.AssetId,
    });

    private static IResult Missing(HttpContext http) => Problems.From(new Refusal("not-found"), http);

    /// <summary>Only here may a body be as long as a film.</summary>
    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => UploadLimits.MaxBytes;
    }
}
