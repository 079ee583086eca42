using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

public static class AccessFeature
{
    /// <summary>Rate limit on everything that takes a secret.</summary>
    public const string SecretsLimit = "secrets";

    private const int MinPassword = 10;
    private const int SecretsPerMinute = 120;
    private static readonly TimeSpan LockedOutFor = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(Configure).AddRoles<IdentityRole>().AddEntityFrameworkStores<SignageDb>()
            .AddSignInManager().AddDefaultTokenProviders();
        services.AddAuthentication(Schemes.Person)
            .AddPolicyScheme(Schemes.Person, null, o => o.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, null)
            .AddIdentityCookies(c => c.ApplicationCookie!.Configure(CookieRules.Apply));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, p => p.RequireAuthenticatedUser())
            .AddPolicy(Policies.Operator, p => p.RequireRole(Roles.Operator, Roles.Admin))
            .AddPolicy(Policies.Reviewer, p => p.RequireRole(Roles.Reviewer))
            .AddPolicy(Policies.Venue, p => p.RequireRole(Roles.Venue, Roles.Operator, Roles.Admin))
            .AddPolicy(Policies.Inspector, p => p.RequireRole(Roles.Inspector, Roles.Operator, Roles.Admin))
            .AddPolicy(Policies.Admin, p => p.RequireRole(Roles.Admin));
        services.AddOptions<AuthorizationOptions>().PostConfigure<IAuthenticationSchemeProvider>(AddPlayerOrUser);
        services.AddRateLimiter(LimitSecrets);
        services.AddScoped<SignInLinks>().AddScoped<ApiKeys>().AddScoped<Users>().AddScoped<SignIn>();
        return services;
    }

    public static void MapAccess(this WebApplication app)
    {
        AccessEndpoints.Map(app);
        UserEndpoints.Map(app);
        SignInPage.Map(app);
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789._-";
        options.Password.RequiredLength = MinPassword;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.DefaultLockoutTimeSpan = LockedOutFor;
    }

    private static string SchemeOf(HttpContext context) =>
        context.Request.Headers.Authorization.ToString()
            .StartsWith($"Bearer {ApiKeys.Prefix}", StringComparison.Ordinal)
            ? Schemes.ApiKey
            : IdentityConstants.ApplicationScheme;

    private static void AddPlayerOrUser(AuthorizationOptions options, IAuthenticationSchemeProvider schemes)
    {
        // Players bring their scheme with their own feature.
        var player = schemes.GetSchemeAsync(Schemes.Player).GetAwaiter().GetResult();
        string[] names = player is null ? [Schemes.Person] : [Schemes.Person, Schemes.Player];
        options.AddPolicy(Policies.PlayerOrUser, p => p.AddAuthenticationSchemes(names).RequireAuthenticatedUser());
    }

    private static void LimitSecrets(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
            new ValueTask(Problems.WriteAsync(context.HttpContext, new Refusal("too-many-requests")));
        options.AddPolicy(SecretsLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = SecretsPerMinute, Window = TimeSpan.FromMinutes(1),
            }));
    }
}
