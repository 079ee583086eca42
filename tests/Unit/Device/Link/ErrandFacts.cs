using NodaTime;
using Shouldly;
using Signage.Content.Players;
using Signage.Player.Running;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Link;

/// <summary>What an operator asks of a player from afar: its log, and to start anew.</summary>
public sealed class ErrandFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_player_that_is_asked_to_ends_in_good_order_and_is_not_asked_twice()
    {
        await using var scheduler = await FakeScheduler.StartAsync();
        await using (var player = new RunningPlayer(_folder.At("p"), scheduler.Url))
        {
            await player.Until("online", status => (string?)status["link"] == "online");
            scheduler.RestartAskedAt = FakeScheduler.Now;
            await scheduler.RingAsync();

            (await player.Ended.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))
                .ShouldBeTrue();
        }

        // The request still stands, and this run began after it.
        await using var again = new RunningPlayer(_folder.At("p"), scheduler.Url, code: null);
        await again.Until("online", status => (string?)status["link"] == "online");
        var beats = scheduler.Heartbeats.Count;
        await scheduler.RingAsync();
        await Eventually.Holds("it lives on", () => scheduler.Heartbeats.Count > beats + 1, TimeSpan.FromSeconds(30));
        again.Ended.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_player_sends_what_it_said_when_it_is_asked_once_each_time()
    {
        await using var scheduler = await FakeScheduler.StartAsync();
        await using var player = new RunningPlayer(_folder.At("p"), scheduler.Url);
        await player.Log.WriteLineAsync("喇叭断开 / the speaker is gone");
        await player.Until("online", status => (string?)status["link"] == "online");

        scheduler.LogAskedAt = FakeScheduler.Now;
        await scheduler.RingAsync();
        await Eventually.Holds("the log came", () => scheduler.Logs.Count == 1);
        await scheduler.RingAsync();
        scheduler.LogAskedAt = FakeScheduler.Now + Duration.FromMilliseconds(1);
        await scheduler.RingAsync();
        await Eventually.Holds("it came again", () => scheduler.Logs.Count > 1);

        scheduler.Logs.Count.ShouldBe(2);
        scheduler.Logs.First().Lines.ShouldContain(line => line.EndsWith(" 喇叭断开 / the speaker is gone"));
        using var http = new HttpClient();
        var address = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(player.Folder, "http.json"), TestContext.Current.CancellationToken))!["url"];
        (await http.GetStringAsync($"{address}/log", TestContext.Current.CancellationToken)).ShouldContain("喇叭断开");
    }

    [Fact]
    public void The_last_lines_are_kept_each_with_its_instant()
    {
        using var beneath = new StringWriter();
        using var log = new LogRing(beneath, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(
            new DateTimeOffset(2026, 11, 24, 7, 40, 0, TimeSpan.Zero)));

        for (var i = 0; i < PlayerLog.MostLines + 1; i++)
            log.WriteLine($"line {i}");
        log.Write("half ");
        log.Write("a line");

        log.Lines.Count.ShouldBe(PlayerLog.MostLines);
        log.Lines[0].ShouldBe("2026-11-24T07:40:00.000Z line 1");
        log.Lines[^1].ShouldEndWith($"line {PlayerLog.MostLines}");
        beneath.ToString().ShouldStartWith("line 0");
        beneath.ToString().ShouldEndWith("half a line");
    }

    public void Dispose() => _folder.Dispose();
}
