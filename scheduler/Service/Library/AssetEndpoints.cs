using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Access;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Library;

/// <summary><c>/api/v1/assets</c> and <c>/api/v1/slogans</c>.</summary>
public static class AssetEndpoints
{
    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("library");
        api.MapPost("slogans", SloganAsync).RequireAuthorization(Policies.Operator);
        api.MapGet("assets", ListAsync).RequireAuthorization(Policies.SignedIn);
        api.MapGet("assets/{id}", GetAsync).RequireAuthorization(Policies.SignedIn);
        api.MapGet("assets/{id}/poster", PosterAsync).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> SloganAsync(
        NewSlogan wanted, Slogans slogans, AssetViews views, HttpContext http, CancellationToken stop)
    {
        var (asset, refusal) = await slogans.CreateAsync(wanted, http.User.Identity!.Name!, stop);
        return refusal is null
            ? Results.Created($"/api/v1/assets/{asset!.Id}", await views.FindAsync(asset.Id, Language.Of(http), stop))
            : Problems.From(refusal, http);
    }

    private static async Task<IReadOnlyList<AssetView>> ListAsync(
        string? state, string? kind, string? topic, AssetViews views, HttpContext http, CancellationToken stop) =>
        await views.ListAsync(state, kind, topic, Language.Of(http), stop);

    private static async Task<IResult> GetAsync(
        string id, AssetViews views, HttpContext http, CancellationToken stop) =>
        await views.FindAsync(id, Language.Of(http), stop) is { } view
            ? Results.Ok(view)
            : Problems.From(new Refusal("not-found"), http);

    private static async Task<IResult> PosterAsync(
        string id, SignageDb db, DataFolder folder, HttpContext http, CancellationToken stop)
    {
        var poster = await db.Set<Asset>().Where(a => a.Id == id).Select(a => a.Poster).FirstOrDefaultAsync(stop);
        if (poster is null || !File.Exists(Path.Combine(folder.Posters, poster)))
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.File(Path.Combine(folder.Posters, poster), "image/jpeg");
    }
}
