using Signage.Scheduler.Access;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Jobs;

/// <summary><c>/api/v1/jobs</c>.</summary>
public static class JobEndpoints
{
    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/jobs").WithTags("jobs").RequireAuthorization(Policies.Operator);
        api.MapGet("", ListAsync);
        api.MapPost("{id}/retry", RetryAsync);
    }

    private static async Task<JobsView> ListAsync(JobBoard board, HttpContext http, CancellationToken stop) =>
        await board.ReadAsync(Language.Of(http), stop);

    private static async Task<IResult> RetryAsync(
        string id, JobBoard board, HttpContext http, CancellationToken stop) =>
        await board.RetryAsync(id, stop) is { } refusal ? Problems.From(refusal, http) : Results.NoContent();
}
