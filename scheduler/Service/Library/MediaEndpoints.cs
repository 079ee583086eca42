using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Signage.Content.Assets;
using Signage.Scheduler.Access;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Library;

/// <summary><c>/media/{sha256}</c>: renditions, which never change; uploads are never served.</summary>
public static class MediaEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapMethods("/media/{sha256}", [HttpMethods.Get, HttpMethods.Head], GetAsync)
            .RequireAuthorization(Policies.PlayerOrUser).WithTags("content");

    private static async Task<IResult> GetAsync(
        string sha256, SignageDb db, MediaStore media, HttpContext http, CancellationToken stop)
    {
        var type = Sha256Hash.TryParse(sha256, out _)
            ? await db.Set<Rendition>().Where(r => r.Sha256 == sha256).Select(r => r.Type).FirstOrDefaultAsync(stop)
            : null;
        if (type is null || !media.Has(sha256))
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(
            media.PathOf(sha256),
            type,
            entityTag: new EntityTagHeaderValue($"\"{sha256}\""),
            enableRangeProcessing: true);
    }
}
