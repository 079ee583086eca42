using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Signage.Content.Players;
using Signage.Scheduler.Access;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Players;

/// <summary>Signs in the player whose token the request carries; a revoked one is refused at once.</summary>
public sealed class PlayerTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    PlayerTokens tokens,
    SignageDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Claim type of the endpoint that the player drives.</summary>
    public const string EndpointClaim = "endpoint";

    private const string Bearer = "Bearer ";
    private const int MaxLength = 2048;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = TokenOf();
        if (token is null || token.Length > MaxLength || token.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal))
        {
            return AuthenticateResult.NoResult();
        }

        if (!tokens.TryRead(token, out var id))
        {
            return AuthenticateResult.Fail("The token is wrong or has expired.");
        }

        var player = await db.Set<StoredPlayer>().AsNoTracking()
            .FirstOrDefaultAsync(p => p.Id == id && p.RevokedAt == null, Context.RequestAborted);
        if (player is null)
        {
            return AuthenticateResult.Fail("The player is not paired any more.");
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, player.Id), new Claim(EndpointClaim, player.EndpointId)], Scheme.Name);
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

    private string? TokenOf()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.Ordinal))
        {
            return header[Bearer.Length..];
        }

        // A web socket cannot carry the header.
        return Request.Path.StartsWithSegments(RingTopic.HubPath, StringComparison.Ordinal)
            ? Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null
            : null;
    }
}
