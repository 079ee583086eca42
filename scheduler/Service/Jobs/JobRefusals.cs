using Signage.Hangfire.SQLite;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Jobs;

/// <summary>
/// A request whose own change is stored, but whose job could not be, is answered with what a person can do about it.
/// </summary>
internal static class JobRefusals
{
    internal static void Use(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(JobRefusals).FullName!);
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (Exception e) when (StorageFaults.Find(e) is SqliteJobStorageException && !http.Response.HasStarted)
            {
                log.LogError(e, "A job could not be stored");
                var trouble = Trouble.Of(e);
                await Problems.WriteAsync(http, new Refusal(trouble.Code, null, trouble.Detail));
            }
        });
    }
}
