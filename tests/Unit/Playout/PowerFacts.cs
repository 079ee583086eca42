using NodaTime;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Playout.Power;
using Signage.Playout.States;
using Xunit;

namespace Signage.Tests.Unit.Playout;

/// <summary>When a panel or an amplifier is on. Each letter of a line is a second: # needed or on, . not.</summary>
public sealed class PowerFacts
{
    private const Lane P = Lane.Picture;
    private const Lane S = Lane.Sound;

    [Theory]
    // lead, off after
    [InlineData(2, 3,
        "..........##########..............",
        "........###############...........")]
    [InlineData(0, 0,
        "..........##########..............",
        "..........##########..............")]
    [InlineData(5, 0,
        "..###.............##########......",
        "#####........###############......")]
    // Shorter than lead and off after together: it stays on.
    [InlineData(2, 3,
        "#####....#####....................",
        "#################.................")]
    // One second longer: it is off for as long as the off after.
    [InlineData(2, 3,
        "#####.........#####...............",
        "########....##########............")]
    public void A_panel_is_on_ahead_of_need_and_off_after(int lead, int offAfter, string needed, string on)
    {
        var rule = new PowerRule(Powered.Panel, Duration.FromSeconds(lead), Duration.FromSeconds(offAfter));
        var list = Seen(needed).Running(1);

        Drawn(rule, new Replay("a").Order(-0.5, list), needed.Length).ShouldBe(on);
    }

    [Theory]
    // lead 2, off after 3; sound from 10 to 14
    [InlineData("nothing else", "........#########...........")]
    [InlineData("volume 0 from 12", "........#######.............")]
    [InlineData("volume 0 until 12", "..........#######...........")]
    [InlineData("a microphone at 20", "........#########...########")]
    [InlineData("a ducking cue at 18", "........##################..")]
    public void An_amplifier_is_on_for_what_is_heard(string what, string on)
    {
        var written = new Written().Loop("la", "a60").Span(S, 10, 14, "la", anchor: 10);
        written = what switch
        {
            "volume 0 from 12" => written.Volume(12, 100, 0),
            "volume 0 until 12" => written.Volume(0, 12, 0),
            "a ducking cue at 18" => written.Cue("c", S, 18, 5, Interrupt.Duck),
            _ => written,
        };
        var run = new Replay("ac").Order(-0.5, written.Running(1));

        Drawn(Amplifier, run, on.Length, what == "a microphone at 20"
            ? (20, now => new PlayoutEvent.Yielded(now, true)) : null).ShouldBe(on);
    }

    [Fact]
    public void A_takeover_in_the_dark_lights_the_panel_at_once_and_its_end_darkens_it()
    {
        var list = Seen("..............................").Running(1);
        var over = new Written().Loop("lt", "t60").Span(P, -1000, 1000, "lt", anchor: 0).Running(7, takeover: true);
        var run = new Replay("at").Order(-0.5, list);

        Drawn(Panel, run, 20, (5, now => new PlayoutEvent.TakenOver(now, over, Written.At(9))))
            .ShouldBe(".....#######........");
    }

    [Fact]
    public void A_stopped_endpoint_needs_nothing_and_a_player_without_a_plan_shows_its_card()
    {
        var run = new Replay("a").Order(-0.5, Seen("####################").Running(1));

        Drawn(Panel, run, 12, (4, now => new PlayoutEvent.Stopped(now, new HashSet<Content.Assets.Sha256Hash>(), true)))
            .ShouldBe("#######.....");
        Drawn(Panel, new Replay("").Happens(-0.5, now => new PlayoutEvent.Tick(now)), 4).ShouldBe("####");
    }

    [Fact]
    public void A_clip_may_bring_sound_of_its_own() =>
        Drawn(Amplifier, new Replay("a").Order(-0.5, Seen("....####........").Running(1)), 16)
            .ShouldBe("..#########.....");

    private static PowerRule Panel { get; } =
        new(Powered.Panel, Duration.FromSeconds(2), Duration.FromSeconds(3));

    private static PowerRule Amplifier { get; } = Panel with { What = Powered.Amplifier };

    /// <summary>A picture where there is a #, dark elsewhere and for long after.</summary>
    private static Written Seen(string line)
    {
        var written = new Written().Loop("la", "a1");
        for (var from = 0; from < line.Length;)
        {
            var until = from;
            while (until < line.Length && line[until] == line[from])
                until++;
            written.Span(P, from, until, line[from] == '#' ? "la" : null, anchor: from);
            from = until;
        }
        return written.Span(P, -1000, 0, null).Span(P, line.Length, 1000, null);
    }

    private static string Drawn(PowerRule rule, Replay run, int seconds,
        (int At, Func<Instant, PlayoutEvent> Happens)? other = null)
    {
        var (drawn, power) = ("", PowerState.Unknown);
        // The player looks a few times a second.
        for (var quarter = 0; quarter < 4 * seconds; quarter++)
        {
            var at = quarter / 4.0;
            if (other is { } happening && happening.At == at)
                run.Happens(at, happening.Happens);
            run.Until(at);
            power = rule.Next(power, run.State, Written.At(at));
            drawn += quarter % 4 > 0 ? "" : power.IsOn == true ? '#' : '.';
        }
        return drawn;
    }
}
