using Hangfire;
using Signage.Scheduler.Jobs;

namespace Signage.Scheduler.Library;

public static class LibraryFeature
{
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddSingleton<MediaStore>().AddSingleton<UploadFiles>().AddSingleton<SloganFiles>();
        services.AddScoped<Uploads>().AddScoped<Slogans>().AddScoped<AssetViews>();
        services.AddScoped<IngestJob>().AddScoped<Ingest>();
        services.AddHangfireServer(options =>
        {
            options.ServerName = IngestJob.Queue;
            options.Queues = [IngestJob.Queue];
            options.SchedulePollingInterval = JobsFeature.RetryPoll;
            options.WorkerCount = Math.Max(1, Environment.ProcessorCount / 2);
        });
        return services;
    }

    public static void MapLibrary(this WebApplication app)
    {
        UploadEndpoints.Map(app);
        AssetEndpoints.Map(app);
        MediaEndpoints.Map(app);
    }
}
