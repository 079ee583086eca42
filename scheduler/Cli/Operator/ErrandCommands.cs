using System.CommandLine;
using System.Text.Json.Nodes;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>player-restart</c> and <c>player-log</c>: what is asked of a player from afar.</summary>
internal static class ErrandCommands
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    internal static Command Restart()
    {
        var endpoint = Endpoint();
        var command = new Command("player-restart", "Asks an endpoint's player to start anew.") { endpoint };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            Output.Result(await api.PostAsync($"api/v1/endpoints/{parsed.GetValue(endpoint)}/restart", null, ct));
            return ExitCode.Done;
        });
    }

    internal static Command Log()
    {
        var endpoint = Endpoint();
        var command = new Command("player-log", "Fetches the last lines that an endpoint's player wrote.") { endpoint };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var path = $"api/v1/endpoints/{parsed.GetValue(endpoint)}/log";
            var asked = (string)(await api.PostAsync(path, null, ct))["askedAt"]!;
            using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
            late.CancelAfter(Patience);
            while (!late.IsCancellationRequested)
            {
                if (await CameAsync(api, path, ct) is { } log
                    && string.CompareOrdinal((string)log["at"]!, asked) >= 0)
                {
                    foreach (var line in log["lines"]!.AsArray())
                    {
                        Output.Say((string)line!);
                    }

                    Output.Result(log);
                    return ExitCode.Done;
                }

                await Task.Delay(Pause, late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            ct.ThrowIfCancellationRequested();
            Output.Say(UserLanguage.Pick("播放器没有发来日志。", "The player sent no log."));
            return ExitCode.Failed;
        });
    }

    private static Argument<string> Endpoint() => new("endpoint") { Description = "The endpoint's id." };

    /// <summary>The log, or null while none has come.</summary>
    private static async Task<JsonNode?> CameAsync(ApiClient api, string path, CancellationToken ct)
    {
        try
        {
            return await api.GetAsync(path, ct);
        }
        catch (ApiRefusal e) when (e.Code == "not-found")
        {
            return null;
        }
    }
}
