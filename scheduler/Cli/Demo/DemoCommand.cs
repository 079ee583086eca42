using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Operator;
using Signage.Cli.Programs;

namespace Signage.Cli.Demo;

/// <summary><c>signage demo</c>: the whole product on this machine, with real files, until Ctrl-C.</summary>
internal static class DemoCommand
{
    internal static readonly TimeSpan OnAirPatience = TimeSpan.FromSeconds(90);

    internal static Command Create()
    {
        var check = new Option<bool>("--check") { Description =
            "Runs the whole way unattended in a temporary folder, and checks it." };
        var clip = new Option<string?>("--clip") { Description =
            "With --check: the clip to upload; default: the sample." };
        var mp3 = new Option<string?>("--mp3") { Description =
            "With --check: the MP3 to upload; default: the sample." };
        var folder = new Option<string?>(
            "--folder") { Description = "Where the demo keeps its data; default: .signage/demo." };
        var once = new Option<bool>("--once") { Description = "Stops as soon as everything is on air; for measuring." };
        var keep = new Option<bool>("--keep") { Description = "With --check: leaves the temporary folder for a look." };
        var command = new Command("demo", "Starts a scheduler and four players with the sample campaign.") { check,
            clip, mp3, folder, once, keep };
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                return parsed.GetValue(check)
                    ? await CheckAsync(parsed.GetValue(clip), parsed.GetValue(mp3), parsed.GetValue(keep), ct)
                    : await ShowAsync(parsed.GetValue(folder), parsed.GetValue(once), ct);
            }
            catch (DemoFailure e)
            {
                Output.Say(e.Message);
                return ExitCode.Failed;
            }
        });
        return command;
    }

    private static async Task<int> CheckAsync(string? clip, string? mp3, bool keep, CancellationToken ct)
    {
        foreach (var file in new[] { clip, mp3 }.Where(f => f is not null && !File.Exists(f)))
        {
            Output.Say(UserLanguage.Pick($"没有文件 {file}。", $"There is no file {file}."));
            return ExitCode.Usage;
        }

        using var folder = DemoFolder.Open(Directory.CreateTempSubdirectory("signage-check-").FullName,
            temporary: !keep);
        await using var stage = new DemoStage(folder);
        try
        {
            var check = new DemoCheck(folder, stage, SystemClock.Instance);
            var result = await check.RunAsync(
                clip ?? Path.Combine(Home.Samples, "clip.mp4"), mp3 ?? Path.Combine(Home.Samples, "voice.mp3"), ct);
            Output.Result(result);
            return (int)result["unverified"]! == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        catch (DemoFailure)
        {
            Output.Say($"The logs' last lines:\n{Tails(folder.Logs)}");
            throw;
        }
    }

    private static async Task<int> ShowAsync(string? path, bool once, CancellationToken ct)
    {
        using var folder = DemoFolder.Open(path ?? Path.Combine(Home.Folder, ".signage", "demo"), temporary: false);
        var state = DemoState.Load(folder.StateFile);
        await using var stage = new DemoStage(folder);
        using var people = await BringUpAsync(folder, state, stage, ct);
        Output.Say($"On air: {string.Join(", ", stage.Players.Select(p => p.Endpoint.Title))}.");
        var link = await people.LinkAsync("admin", ct);
        foreach (var user in (string[])[DemoPeople.Operator, .. DemoPeople.Reviewers, "bank", "school"])
        {
            Output.Say($"  {user,-14} {await people.LinkAsync(user, ct)}");
        }

        Output.Say($"Console: {stage.Url}   Sign in once as administrator: {link}");
        Output.Say($"Data: {folder.Path}. Stop with Ctrl-C.");
        Output.Result(new JsonObject { ["url"] = stage.Url, ["signIn"] = link,
            ["endpointsOnAir"] = stage.Players.Count });
        if (!once)
        {
            await SuperviseAsync(stage, people, ct);
        }

        return ExitCode.Done;
    }

    /// <summary>From nothing, or from where it was left, to four endpoints on air.</summary>
    internal static async Task<DemoPeople> BringUpAsync(DemoFolder folder, DemoState state, DemoStage stage,
        CancellationToken ct)
    {
        Output.Say("Starting the scheduler …");
        var ready = await stage.StartSchedulerAsync(DemoStage.FreePort(), ct);
        var people = new DemoPeople(folder, state, stage.Url);
        await people.EnsureAsync((string?)ready["signIn"], DemoCampaign.County(), ct);
        await new DemoCampaign(folder, state, people, SystemClock.Instance).EnsureAsync(ct);
        await StartPlayersAsync(folder, state, stage, people, ct);
        return people;
    }

    private static async Task StartPlayersAsync(
        DemoFolder folder, DemoState state, DemoStage stage, DemoPeople people, CancellationToken ct)
    {
        foreach (var endpoint in DemoEndpoint.All(folder))
        {
            await stage.StartPlayerAsync(endpoint, state.Paired.Contains(endpoint.Id) ? null : people.AsAdmin, ct);
        }

        await Task.WhenAll(stage.Players.Select(async player =>
        {
            await player.UntilAsync("on air", OnAirPatience, PlayerStatus.IsOnAir, ct);
            Output.Say($"  {player.Endpoint.Title} is on air.");
        }));
        state.Paired.UnionWith(stage.Players.Select(p => p.Endpoint.Id));
        state.Save(folder.StateFile);
    }

    /// <summary>Until Ctrl-C: a player that ended is started again, and reviewers' new browser keys are vouched
    /// for.</summary>
    private static async Task SuperviseAsync(DemoStage stage, DemoPeople people, CancellationToken ct)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(2));
        try
        {
            while (await tick.WaitForNextTickAsync(ct))
            {
                foreach (var ended in stage.Players.Where(p => p.Program.HasExited).ToList())
                {
                    Output.Say($"{ended.Endpoint.Title} ended; starting it again.");
                    await stage.StartPlayerAsync(ended.Endpoint, null, ct);
                }

                if (stage.Scheduler.HasExited)
                {
                    throw new DemoFailure("The scheduler ended; see its log.");
                }

                if ((await people.AsAdmin.GetAsync("api/v1/trust", ct))["pending"] is JsonArray { Count: > 0 })
                {
                    await people.SignTrustAsync(ct);
                    Output.Say(
                        "A reviewer's new key was taken into the trust note (the demo plays the administrator).");
                }
            }
        }
        catch (OperationCanceledException)
        {
            Output.Say("Stopping …");
        }
    }

    private static string Tails(string logs) => !Directory.Exists(logs)
        ? ""
        : string.Join('\n', Directory.EnumerateFiles(logs).SelectMany(f =>
            File.ReadLines(f).TakeLast(8).Select(l => $"  {Path.GetFileNameWithoutExtension(f)}: {l}")));
}
