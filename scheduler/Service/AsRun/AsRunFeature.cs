using System.Security.Claims;
using NodaTime;
using Signage.Content.Text;
using Signage.Scheduler.Access;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>Journals in, receipts out; what went out, for people; the proof, for anyone.</summary>
public static class AsRunFeature
{
    private static readonly Duration DefaultWindow = Duration.FromDays(1);

    public static IServiceCollection AddAsRun(this IServiceCollection services) => services
        .AddSingleton<BatchIntake>()
        .AddSingleton<Airings>()
        .AddSingleton<ScreenHistory>()
        .AddSingleton<LastProofs>()
        .AddSingleton<PlannedCues>()
        .AddScoped<AsRunReading>()
        .AddScoped<AiringScope>()
        .AddScoped<ProofExport>();

    public static void MapAsRun(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("as-run");
        api.MapGet("airings", AiringsAsync).RequireAuthorization(Policies.SignedIn);
        api.MapGet("journal/faults", FaultsAsync).RequireAuthorization(Policies.Inspector);
        api.MapGet("proof", ProofAsync).RequireAuthorization(Policies.SignedIn);
    }

    /// <summary>Brings back what is kept in memory.</summary>
    public static async Task PrepareAsRunAsync(this WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await app.Services.GetRequiredService<LastProofs>()
            .LoadAsync(scope.ServiceProvider.GetRequiredService<SignageDb>(), stop);
    }

    private static async Task<IResult> AiringsAsync(
        Airings airings, AsRunReading reading, AiringScope scope, IClock time, ClaimsPrincipal me, HttpContext http,
        CancellationToken stop)
    {
        var (query, refusal) = await QueryAsync(scope, time, me, http.Request.Query, stop);
        if (refusal is not null)
        {
            return Problems.From(refusal, http);
        }

        if (http.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            || http.Request.Query["format"] == "csv")
        {
            var cuesOnly = http.Request.Query["cuesOnly"] == "true";
            var rows = await reading.WithinAsync(
                query!.Endpoints!.ToList(), new Interval(query.From, query.Until), cuesOnly, stop);
            return Results.File(
                AiringCsv.Write(rows.Where(r => AsRunReading.Has(r, query.Outcome)), Language.Of(http)),
                "text/csv; charset=utf-8",
                "as-run.csv");
        }

        return Results.Json(await airings.PageAsync(query!, stop), WireJson.Options);
    }

    private static async Task<(AiringQuery? Query, Refusal? Refusal)> QueryAsync(
        AiringScope scope, IClock time, ClaimsPrincipal me, IQueryCollection asked, CancellationToken stop)
    {
        var until = time.GetCurrentInstant() + Duration.FromMinutes(1);
        if (asked.TryGetValue("until", out var untilText) && !InstantText.TryParse(untilText, out until))
        {
            return (null, new Refusal("instant-wrong", "until", untilText.ToString()));
        }

        var from = until - DefaultWindow;
        if (asked.TryGetValue("from", out var fromText) && !InstantText.TryParse(fromText, out from))
        {
            return (null, new Refusal("instant-wrong", "from", fromText.ToString()));
        }

        if (from >= until)
        {
            return (null, new Refusal("window-empty", "until"));
        }

        var (endpoints, refusal) = await scope.EndpointsAsync(me, asked["endpoint"], stop);
        var page = int.TryParse(asked["page"], out var number) && number > 0 ? number : 0;
        return (new AiringQuery(endpoints, from, until, asked["outcome"], page), refusal);
    }

    private static async Task<IResult> FaultsAsync(SignageDb db, CancellationToken stop) =>
        Results.Json(await JournalFaults.ListAsync(db, stop), WireJson.Options);

    private static async Task<IResult> ProofAsync(
        string endpoint, string? player, ProofExport export, AiringScope scope, IClock time, ClaimsPrincipal me,
        HttpContext http,
        CancellationToken stop)
    {
        var (endpoints, refusal) = await scope.EndpointsAsync(me, endpoint, stop);
        if (refusal is not null)
        {
            return Problems.From(refusal, http);
        }

        var query = http.Request.Query;
        var from = InstantText.TryParse(query["from"], out var start) ? start : Instant.MinValue;
        var until = InstantText.TryParse(query["until"], out var end) ? end : time.GetCurrentInstant() + DefaultWindow;
        var (zip, problem) = await export.ZipAsync(endpoints!.Single(), player, from, until, stop);
        return problem is null
            ? Results.File(zip!, "application/zip", $"proof-{endpoint}.zip")
            : Problems.From(problem, http);
    }
}
