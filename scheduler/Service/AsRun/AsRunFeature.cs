using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Text;
using Signage.Scheduler.Access;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

public static class AsRunFeature
{
    private const int PageRows = 500;

    public static IServiceCollection AddAsRun(this IServiceCollection services) =>
        services.AddSingleton<BatchIntake>().AddScoped<Journals>().AddScoped<AiringQuery>().AddScoped<ProofExport>();

    public static void MapAsRun(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("as-run").RequireAuthorization(Policies.SignedIn);
        api.MapGet("airings", AiringsAsync);
        api.MapGet("proof", ProofAsync);
    }

    private static async Task<IResult> AiringsAsync(
        AiringQuery query, SignageDb db, ClaimsPrincipal me, HttpContext http, CancellationToken stop,
        string? endpoint = null, string? from = null, string? until = null, string? outcome = null, int? page = null)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        var (rows, refusal) = await query.FindAsync(scope, endpoint, from, until, outcome, stop);
        if (refusal is not null)
        {
            return Problems.From(refusal, http);
        }

        http.Response.Headers.Vary = "Accept, Accept-Language";
        if (http.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase))
        {
            return Results.Bytes(AiringCsv.Write(rows, Language.Of(http)), "text/csv; charset=utf-8", "airings.csv");
        }

        var at = Math.Clamp(page ?? 0, 0, int.MaxValue / PageRows);
        var shown = rows.Skip(at * PageRows).Take(PageRows).ToList();
        return Results.Ok(new { rows = shown, next = (at * PageRows) + shown.Count < rows.Count ? at + 1 : (int?)null });
    }

    private static async Task<IResult> ProofAsync(
        ProofExport export, SignageDb db, ClaimsPrincipal me, HttpContext http, CancellationToken stop,
        string endpoint, string? player = null, string? from = null, string? until = null)
    {
        var (start, end) = (Instant.FromUnixTimeMilliseconds(0), Instant.FromUtc(9999, 1, 1, 0, 0));
        if ((from is not null && !InstantText.TryParse(from, out start)) || (until is not null && !InstantText.TryParse(until, out end)))
        {
            return Problems.From(new Refusal("airings-query", "from", $"{from} … {until}"), http);
        }

        var scope = await Scope.OfAsync(me, db, stop);
        var seen = await scope.Narrow(db.Set<StoredEndpoint>()).AnyAsync(e => e.Id == endpoint, stop);
        return seen && await export.FindAsync(endpoint, player, start, end, stop) is { } pack
            ? Results.Stream(body => Packs.WriteAsync(pack, body, stop), "application/zip", $"proof-{endpoint}.zip")
            : Problems.From(new Refusal("not-found"), http);
    }
}
