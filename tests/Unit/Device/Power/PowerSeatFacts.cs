using NodaTime;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Player.Power;
using Signage.Playout.Power;
using Signage.Tests.Unit.Playout;
using Xunit;

namespace Signage.Tests.Unit.Device.Power;

/// <summary>A switch that fails is said, tried again and comes back; the time is a test's own.</summary>
public sealed class PowerSeatFacts : IDisposable
{
    private static readonly PowerRule Rule =
        new(Powered.Panel, Duration.FromSeconds(5), Duration.FromSeconds(60));

    private readonly List<string> _told = [];
    private readonly Relay _relay = new();
    private Replay? _state;
    private int _second;

    // dark until 100, then lit until 200
    [Fact]
    public void It_is_switched_ahead_of_need_and_off_after_and_said()
    {
        using var seat = Seat();

        Run(seat, 0, 300);

        _told.ShouldBe(["0 powerOff", "95 powerOn", "259 powerOff"], "looked at once a second");
        _relay.Done.ShouldBe([false, true, false]);
    }

    [Fact]
    public void One_that_fails_is_said_once_tried_less_and_less_often_and_back_by_itself()
    {
        using var seat = Seat();
        Run(seat, 0, 90);
        _relay.Broken = "the cable is out";

        Run(seat, 90, 130);

        const string said = "relay: 电源开关失灵，正在重试 / is out of order and tried again: the cable is out";
        seat.Fault.ShouldBe(said);
        _told.Skip(1).ShouldBe([$"95 deviceFault {said}"]);
        _relay.Opened.ShouldBeInRange(4, 8, "at 95, then after 1, 2, 4, 8, 16 s");

        _relay.Broken = null;
        Run(seat, 130, 180);

        seat.Fault.ShouldBeNull();
        _told.Skip(2).Select(line => line.Split(' ')[1]).ShouldBe(["deviceBack", "powerOn"]);
        _relay.Done[^1].ShouldBeTrue();
    }

    [Fact]
    public void A_reading_is_told_when_it_changes_and_every_quarter_of_an_hour()
    {
        _relay.Says = "on";
        using var seat = Seat(until: 100_000);

        Run(seat, 100, 1_200);
        _relay.Says = "standby";
        Run(seat, 1_200, 1_300);

        _told.Where(line => line.Contains('!', StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .ShouldBe(["on!", "on!", "standby!"]);
        seat.Status.ShouldBe("relay: 开 on, standby");
    }

    public void Dispose() => _relay.Dispose();

    private PowerSeat Seat(double until = 200)
    {
        _state = new Replay("a").Order(-0.5, new Written().Loop("la", "a1").Span(Lane.Picture, -1000, 100, null)
            .Span(Lane.Picture, 100, until, "la", anchor: 100)
            .Span(Lane.Picture, until, until + 1000, null).Running(1, until: until + 1000));
        return new PowerSeat("relay", Rule, () => _relay.Open(), told => _told.Add(
            $"{_second} {told.Cause}{(told.IsReading ? "!" : "")}"
            + (told.Cause == "deviceFault" ? $" {told.Text}" : "")));
    }

    private void Run(PowerSeat seat, int from, int until)
    {
        for (_second = from; _second < until; _second++)
            seat.Step(_state!.Until(_second).State, Written.At(_second));
    }

    private sealed class Relay : IPowerSwitch
    {
        public string? Broken { get; set; }

        public string? Says { get; set; }

        public int Opened { get; private set; }

        public List<bool> Done { get; } = [];

        public Relay Open()
        {
            Opened++;
            return this;
        }

        public PowerReading? Switch(bool on)
        {
            if (Broken is not null)
                throw new IOException(Broken);
            Done.Add(on);
            return null;
        }

        public PowerReading? Read() => Says is { } state ? new PowerReading(state, state) : null;

        public void Dispose()
        {
        }
    }
}
