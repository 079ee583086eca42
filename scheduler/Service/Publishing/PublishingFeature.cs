using Microsoft.Net.Http.Headers;
using Signage.Content.Assets;
using Signage.Scheduler.Access;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Publishing;

/// <summary>Playlists over HTTP, and packs for memory sticks.</summary>
public static class PublishingFeature
{
    private const string Immutable = "public, max-age=31536000, immutable";

    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<PlaylistStore>().AddSingleton<PlanRequests>().AddSingleton<LastPlan>()
            .AddTransient<PlanJob>();
        return services.AddScoped<Packs>();
    }

    public static void MapPublishing(this WebApplication app)
    {
        app.MapMethods("/playlists/{sha256}", [HttpMethods.Get, HttpMethods.Head], GetPlaylist)
            .RequireAuthorization(Policies.PlayerOrUser).WithTags("content");
        app.MapGet("/api/v1/packs/{endpoint}", GetPackAsync).RequireAuthorization(Policies.Operator).WithTags("packs");
        app.MapPost("/api/v1/packs/journal", PostJournalAsync).RequireAuthorization(Policies.Operator)
            .WithTags("packs");
    }

    private static IResult GetPlaylist(string sha256, PlaylistStore playlists, HttpContext http)
    {
        if (!Sha256Hash.TryParse(sha256, out var hash) || !playlists.Has(hash))
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        http.Response.Headers.CacheControl = Immutable;
        return Results.File(
            playlists.PathOf(hash), "application/json",
            entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> GetPackAsync(
        string endpoint, Packs packs, HttpContext http, CancellationToken stop)
    {
        if (await packs.FindAsync(endpoint, stop) is not { } pack)
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        return Results.Stream(await Packs.ZipAsync(pack, stop), "application/zip", $"signage-{endpoint}.zip");
    }

    private static async Task<IResult> PostJournalAsync(HttpContext http, BatchIntake intake, CancellationToken stop)
    {
        var (body, wrong) = await BatchUpload.ReadAsync(http.Request, stop);
        if (wrong is not null)
        {
            return Problems.From(wrong, http);
        }

        var (answer, refusal) = await intake.TakeAsync(body, null, stop);
        return refusal is null ? Results.Ok(answer) : Problems.From(refusal, http);
    }
}
