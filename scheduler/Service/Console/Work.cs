using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace Signage.Scheduler.Console;

/// <summary>
/// A page's way to the feature services: each piece of work has a scope of its own, as an HTTP request would, so that a
/// circuit that stays open all day keeps no stale database context; and it carries who asks, for the audit log.
/// </summary>
public sealed class Work(IServiceScopeFactory scopes, AuthenticationStateProvider who, IHttpContextAccessor http)
{
    /// <summary>The address that the person's browser came from.</summary>
    public string From { get; set; } = "";

    public async Task<ClaimsPrincipal> MeAsync() => (await who.GetAuthenticationStateAsync()).User;

    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        var me = await MeAsync();
        await using var scope = scopes.CreateAsyncScope();
        // Seen by this call and what it awaits, not by the circuit.
        http.HttpContext = new DefaultHttpContext
        {
            User = me,
            RequestServices = scope.ServiceProvider,
            Connection = { RemoteIpAddress = IPAddress.TryParse(From, out var from) ? from : null },
        };
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task DoAsync<TService>(Func<TService, Task> act)
        where TService : notnull =>
        DoAsync<TService, bool>(async service =>
        {
            await act(service);
            return true;
        });

    /// <summary>The same for those of one of the roles only; a page's hidden button is no lock.</summary>
    public async Task<T> DoAsAsync<TService, T>(string[] roles, Func<TService, Task<T>> act)
        where TService : notnull
    {
        var me = await MeAsync();
        return roles.Any(me.IsInRole)
            ? await DoAsync(act)
            : throw new UnauthorizedAccessException($"{me.Identity?.Name} is none of {string.Join(", ", roles)}.");
    }
}
