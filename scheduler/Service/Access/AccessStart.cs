using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Access;

/// <summary>A fresh installation has one user, <c>admin</c>, whose one-time link is printed until it has been
/// used.</summary>
public static class AccessStart
{
    private const string FirstUser = "admin";

    public static async Task PrepareAccessAsync(this WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole(role) { Id = role });
            }
        }

        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        if (!await db.Users.AnyAsync(stop))
        {
            await scope.ServiceProvider.GetRequiredService<Users>()
                .CreateAsync(new NewUser(FirstUser, [Roles.Admin, Roles.Operator], "管理员"), stop);
        }
    }

    /// <summary>Writes the one line that programs read: where it listens, and the first link while nobody has signed
    /// in.</summary>
    public static async Task SayWhereAsync(this WebApplication app, TextWriter output, CancellationToken stop)
    {
        var url = app.Urls.First().TrimEnd('/');
        var code = await FirstCodeAsync(app, stop);
        var line = code is null
            ? JsonSerializer.Serialize(new { url }, JsonSerializerOptions.Web)
            : JsonSerializer.Serialize(new { url, signIn = url + SignInLinks.PathOf(code) }, JsonSerializerOptions.Web);
        await output.WriteLineAsync(line);
        await output.FlushAsync(stop);
    }

    private static async Task<string?> FirstCodeAsync(WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        var admins = await scope.ServiceProvider.GetRequiredService<UserManager<User>>()
            .GetUsersInRoleAsync(Roles.Admin);
        if (admins.Any(a => a.LastSignInAt is not null))
        {
            return null;
        }

        var code = await scope.ServiceProvider.GetRequiredService<SignInLinks>().AddAsync(admins[0].Id, stop);
        await db.SaveChangesAsync(stop);
        return code;
    }
}
