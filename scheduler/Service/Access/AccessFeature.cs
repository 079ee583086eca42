using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Access;

public static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddIdentityCore<User>().AddRoles<IdentityRole>().AddEntityFrameworkStores<SignageDb>()
            .AddSignInManager().AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, ForApi);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, p => p.RequireAuthenticatedUser())
            .AddPolicy(Policies.Operator, p => p.RequireRole(Roles.Operator, Roles.Admin))
            .AddPolicy(Policies.Reviewer, p => p.RequireRole(Roles.Reviewer))
            .AddPolicy(Policies.Venue, p => p.RequireRole(Roles.Venue, Roles.Operator, Roles.Admin))
            .AddPolicy(Policies.Inspector, p => p.RequireRole(Roles.Inspector, Roles.Operator, Roles.Admin))
            .AddPolicy(Policies.Admin, p => p.RequireRole(Roles.Admin))
            .AddPolicy(Policies.PlayerOrUser, p => p.RequireAuthenticatedUser());
        return services;
    }

    private static void ForApi(CookieAuthenticationOptions options)
    {
        options.LoginPath = "/signin";
        options.Cookie.Name = "signage";
    }
}
