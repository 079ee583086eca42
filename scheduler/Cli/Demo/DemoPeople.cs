using System.Text.Json.Nodes;
using System.Web;
using NodaTime;
using Signage.Cli.Api;
using Signage.Cli.Operator;
using Signage.Content.Proof;

namespace Signage.Cli.Demo;

/// <summary>The demo's users: an administrator, an operator, two reviewers with their keys, and two venues' own
/// users.</summary>
internal sealed class DemoPeople(DemoFolder folder, DemoState state, string url) : IDisposable
{
    internal const string Operator = "operator";
    internal static readonly string[] Reviewers = ["reviewer-li", "reviewer-wang"];
    private const string Admin = "admin";

    private readonly Dictionary<string, ApiClient> _clients = new(StringComparer.Ordinal);

    internal ApiClient AsAdmin => As(Admin);

    internal ApiClient AsOperator => As(Operator);

    internal ApiClient As(string user)
    {
        if (!_clients.TryGetValue(user, out var client))
        {
            _clients[user] = client = new ApiClient(url, state.ApiKeys[user]);
        }

        return client;
    }

    internal SigningKey KeyOf(string reviewer) => KeyCommands.Load(folder.KeyOf(reviewer));

    /// <summary>Redeems the first-run link and makes the users that are not there yet.</summary>
    internal async Task EnsureAsync(string? firstLink, JsonNode county, CancellationToken ct)
    {
        if (!state.ApiKeys.ContainsKey(Admin))
        {
            await RedeemAsync(Admin, firstLink ?? throw new DemoFailure("The scheduler printed no sign-in link."), ct);
        }

        await EnsureAsync(Operator, "值班员 赵敏", ["operator"], null, ct);
        await EnsureAsync(Reviewers[0], "审核员 李娜", ["reviewer"], null, ct);
        await EnsureAsync(Reviewers[1], "审核员 王强", ["reviewer"], null, ct);
        await EnsureAsync("bank", "银行网点 周行长", ["venue"], VenueOf(county, DemoEndpoint.LobbyTv), ct);
        await EnsureAsync("school", "学校 陈老师", ["venue"], VenueOf(county, DemoEndpoint.SchoolRadio), ct);
        await EnrollAsync(ct);
    }

    /// <summary>A fresh one-time link for the console.</summary>
    internal async Task<string> LinkAsync(string user, CancellationToken ct) =>
        (string)(await AsAdmin.PostAsync($"api/v1/users/{user}/link", null, ct))["link"]!;

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private async Task EnsureAsync(string user, string title, string[] roles, string? venue, CancellationToken ct)
    {
        if (state.ApiKeys.ContainsKey(user))
        {
            return;
        }

        var answer = await AsAdmin.PostAsync("api/v1/users", new { Name = user, Title = title, Roles = roles,
            Venue = venue }, ct);
        await RedeemAsync(user, (string)answer["link"]!, ct);
    }

    private async Task RedeemAsync(string user, string link, CancellationToken ct)
    {
        using var anonymous = new ApiClient(url, null);
        var code = HttpUtility.ParseQueryString(new Uri(link).Query)["code"];
        var answer = await anonymous.PostAsync("api/v1/access/redeem", new { Code = code, ApiKey = true }, ct);
        state.ApiKeys[user] = (string)answer["apiKey"]!;
        state.Save(folder.StateFile);
    }

    /// <summary>Each reviewer makes a key of their own; the administrator's root key then vouches for both.</summary>
    private async Task EnrollAsync(CancellationToken ct)
    {
        var anyNew = false;
        foreach (var reviewer in Reviewers.Where(r => !File.Exists(folder.KeyOf(r))))
        {
            using var key = KeyCommands.Make(reviewer, folder.KeyOf(reviewer));
            await As(reviewer).PostAsync("api/v1/reviewers/keys", new { Key = key.Verifier.Text }, ct);
            anyNew = true;
        }

        if (anyNew)
        {
            await SignTrustAsync(ct);
        }
    }

    /// <summary>Signs the waiting keys into the trust note, as the administrator would with <c>signage trust sign
    /// --add-all</c>: in the demo they are our own.</summary>
    internal async Task SignTrustAsync(CancellationToken ct)
    {
        using var root = KeyCommands.Load(folder.RootKey);
        await TrustCommand.SignAsync(
            AsAdmin, root, KeyChoice.Everyone, [], SystemClock.Instance.GetCurrentInstant(), ct);
    }

    private static string VenueOf(JsonNode county, string endpoint)
    {
        foreach (var venue in county["venues"]!.AsArray())
        {
            if (venue!["endpoints"]?.AsArray().Any(e => (string?)e!["id"] == endpoint) == true)
            {
                return (string)venue["id"]!;
            }
        }

        return (string)county["endpoints"]!.AsArray().First(e => (string?)e!["id"] == endpoint)!["venue"]!;
    }
}
