using Microsoft.AspNetCore.Connections;
using NodaTime;
using Signage.Scheduler.Access;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Calendars;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Console;
using Signage.Scheduler.Duties;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Library;
using Signage.Scheduler.Outlook;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Takeovers;
using Signage.Scheduler.Texts;
using Signage.Scheduler.Uptime;
using Signage.Scheduler.Why;

namespace Signage.Scheduler;

/// <summary>Puts the features together and runs them.</summary>
public static class SchedulerHost
{
    private const string DefaultFolder = ".signage/scheduler";
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const int ExitRefused = 2;

    /// <summary>Runs until it is told to stop; what a program may read goes to stdout, all else to stderr.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = await StartAsync(args, CancellationToken.None);
            await app.SayWhereAsync(System.Console.Out, CancellationToken.None);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (StartRefusedException e)
        {
            await System.Console.Error.WriteLineAsync(e.Message);
            return ExitRefused;
        }
    }

    /// <summary>Builds and starts a scheduler that listens when this returns.</summary>
    public static async Task<WebApplication> StartAsync(string[] args, CancellationToken stop)
    {
        var app = Build(args);
        try
        {
            await app.PrepareStorageAsync(stop);
            app.PrepareJobs();
            await app.PrepareAccessAsync(stop);
            await app.PrepareApprovalsAsync(stop);
            await app.PrepareAsRunAsync(stop);
            await app.RegisterJobsAsync(stop);
            await app.StartAsync(stop);
            return app;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new StartRefusedException($"{e.Message} Choose another with --urls.", e);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(SchedulerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var folder = DataFolder.Open(builder.Configuration["folder"] ?? DefaultFolder);
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true)
            .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
                o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Hangfire", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.UseStaticWebAssets();
        AddFeatures(builder.Services, folder, builder.Configuration);
        var app = builder.Build();
        MapFeatures(app);
        return app;
    }

    private static void AddFeatures(IServiceCollection services, DataFolder folder, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(o => WireJsonRules.Apply(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApi();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddHttpContextAccessor();
        services.AddStorage(folder);
        services.AddJobs(folder, configuration);
        services.AddSingleton<Audit>();
        services.AddAccess();
        services.AddApprovals(folder, configuration);
        services.AddConsole();
        services.AddLibrary();
        services.AddBookings();
        services.AddCalendars();
        services.AddDuties();
        services.AddWhy();
        services.AddOutlook();
        services.AddPublishing();
        services.AddTakeovers();
        services.AddPlayers();
        services.AddAsRun();
        services.AddUptime();
    }

    private static void MapFeatures(WebApplication app)
    {
        app.UseProblems();
        app.UseJobRefusals();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(CookieRules.Guard);
        app.MapOpenApi();
        app.MapAccess();
        app.MapBookings();
        app.MapCalendars();
        app.MapDuties();
        app.MapWhy();
        app.MapOutlook();
        app.MapPublishing();
        app.MapTakeovers();
        app.MapPlayers();
        app.MapAsRun();
        app.MapUptime();
        app.MapConsole();
        app.MapJobs();
        app.MapLibrary();
        app.MapApprovals();
    }
}
