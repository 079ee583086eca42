using Hangfire;
using Hangfire.AspNetCore;
using Signage.Scheduler.Access;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Jobs;

/// <summary>Background jobs: where they are kept, who runs them, and what people see of them.</summary>
public static class JobsFeature
{
    /// <summary>Hangfire's own pages, for administrators.</summary>
    public const string DashboardPath = "/hangfire";

    /// <summary>How often it is looked whether a retry is due.</summary>
    public static readonly TimeSpan RetryPoll = TimeSpan.FromSeconds(1);

    private const int Workers = 2;

    public static IServiceCollection AddJobs(
        this IServiceCollection services, DataFolder folder, IConfiguration configuration)
    {
        // Named here, so that two schedulers in one process share nothing.
        services.AddSingleton(_ => JobStorageChoice.Open(folder, configuration));
        services.AddSingleton<JobActivator>(p => new AspNetCoreJobActivator(
            p.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((p, c) => c.UseLogProvider(new HangfireLog(p.GetRequiredService<ILoggerFactory>())));
        services.AddHangfireServer(o => (o.WorkerCount, o.SchedulePollingInterval) = (Workers, RetryPoll));
        services.AddSingleton<JobsByKey>().AddSingleton<JobBoard>().AddScoped<SweepJob>();
        services.AddSingleton<RecurringJobs>();
        return services;
    }

    /// <summary>Opens the storage, and sets what Hangfire keeps in static fields before anything of it is
    /// made.</summary>
    public static void PrepareJobs(this WebApplication app)
    {
        app.Services.GetRequiredService<JobStorage>();
        app.Services.GetRequiredService<IGlobalConfiguration>();
    }

    /// <summary>Stores what runs by the clock and what has to run now, before the first of it may run.</summary>
    /// <exception cref="StartRefusedException">The storage cannot be written.</exception>
    public static Task RegisterJobsAsync(this WebApplication app, CancellationToken stop) =>
        app.Services.GetRequiredService<RecurringJobs>().RegisterAsync(stop);

    /// <summary>Comes before what may ask for a job.</summary>
    public static void UseJobRefusals(this WebApplication app) => JobRefusals.Use(app);

    public static void MapJobs(this WebApplication app)
    {
        JobEndpoints.Map(app);
        app.MapHangfireDashboardWithAuthorizationPolicy(
            Policies.Admin,
            DashboardPath,
            new DashboardOptions
            {
                AppPath = "/jobs", DashboardTitle = "Signage", DisplayStorageConnectionString = false,
            });
    }
}
