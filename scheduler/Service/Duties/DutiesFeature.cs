using System.Security.Claims;
using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Duties;

/// <summary>What departments owe.</summary>
public static class DutiesFeature
{
    public static IServiceCollection AddDuties(this IServiceCollection services) => services.AddScoped<DutyDesk>();

    public static void MapDuties(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/duties").WithTags("duties");
        api.MapGet("", async (DutyDesk desk, CancellationToken stop) => Results.Ok(await desk.ListAsync(stop)))
            .RequireAuthorization(Policies.SignedIn);
        api.MapGet("{id}", GetAsync).RequireAuthorization(Policies.SignedIn);
        api.MapPut("{id}", PutAsync).RequireAuthorization(Policies.Operator);
        api.MapDelete("{id}", RemoveAsync).RequireAuthorization(Policies.Operator);
    }

    private static async Task<IResult> GetAsync(string id, DutyDesk desk, HttpContext http, CancellationToken stop) =>
        (await desk.ListAsync(stop)).FirstOrDefault(d => d.Id == id) is { } duty
            ? Results.Ok(duty)
            : Problems.From(new Refusal("not-found"), http);

    private static async Task<IResult> PutAsync(
        string id, DutyRequest request, DutyDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await desk.PutAsync(id, request, me.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.Ok((await desk.ListAsync(stop)).First(d => d.Id == id));

    private static async Task<IResult> RemoveAsync(
        string id, DutyDesk desk, ClaimsPrincipal me, HttpContext http, CancellationToken stop) =>
        await desk.RemoveAsync(id, me.Identity!.Name!, stop) is { } refusal
            ? Problems.From(refusal, http)
            : Results.NoContent();
}
