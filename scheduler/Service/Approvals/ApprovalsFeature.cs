using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Approvals;

public static class ApprovalsFeature
{
    public static IServiceCollection AddApprovals(
        this IServiceCollection services, DataFolder folder, IConfiguration configuration)
    {
        var adminFolder = configuration["admin-folder"] ?? Path.Combine(folder.Root, "..", "signage-admin");
        var rootFile = Path.GetFullPath(configuration["root-key"] ?? Path.Combine(adminFolder, "root.key"));
        var keys = InstallationKeys.Open(folder, rootFile);
        services.AddSingleton(_ => keys);
        services.AddSingleton(new RootKeyFile(rootFile));
        services.AddScoped<TrustNotes>().AddScoped<StopLists>().AddScoped<ApprovalJudge>();
        services.AddScoped<ApprovalDesk>().AddScoped<WithdrawalDesk>();
        services.AddScoped<LiftDesk>().AddScoped<EndpointStops>().AddScoped<StopViews>();
        return services;
    }

    public static void MapApprovals(this WebApplication app)
    {
        ApprovalEndpoints.Map(app);
        StopPaths.Map(app);
    }

    /// <summary>Makes sure that a trust note exists: the first one names this scheduler and no reviewer.</summary>
    public static async Task PrepareApprovalsAsync(this WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<InstallationKeys>();
        var rootFile = scope.ServiceProvider.GetRequiredService<RootKeyFile>();
        await scope.ServiceProvider.GetRequiredService<TrustNotes>().EnsureFirstAsync(rootFile, stop);
        if (keys.MadeRootFile is { } made)
        {
            await System.Console.Error.WriteLineAsync(
                $"The installation's root key was written to {made}. Whoever has it decides whom the players believe: "
                + "move it off this server, and keep a copy in a safe place.");
        }
    }
}
