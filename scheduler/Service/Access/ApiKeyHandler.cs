using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

/// <summary>Signs in the owner of the API key that the request carries.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeys keys,
    IUserClaimsPrincipalFactory<User> principals)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const int MaxLength = 128;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length > MaxLength || !header.StartsWith($"Bearer {ApiKeys.Prefix}", StringComparison.Ordinal))
        {
            return AuthenticateResult.NoResult();
        }

        var user = await keys.OwnerOfAsync(header["Bearer ".Length..], Context.RequestAborted);
        if (user is null)
        {
            return AuthenticateResult.Fail("Unknown or revoked API key.");
        }

        // The factory names the cookie's scheme, which would make this a sign-in by cookie.
        var made = (ClaimsIdentity)(await principals.CreateAsync(user)).Identity!;
        var identity = new ClaimsIdentity(made.Claims, Schemes.ApiKey, made.NameClaimType, made.RoleClaimType);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!Response.HasStarted)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
        }

        return Problems.WriteAsync(Context, new Refusal("not-signed-in"));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, new Refusal("not-allowed"));
}
