using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Shouldly;
using Signage.Player.Presenting;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

public sealed class PlayerClockTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 4, 0);

    private readonly FakeTimeProvider _time = new(Noon.ToDateTimeOffset());

    [Theory]
    //          off ms, error ms -> jump ms
    [InlineData(+0700, 0900, 0)]     // a slow answer proves nothing: no jump
    [InlineData(-0700, 0900, 0)]
    [InlineData(-0300, 0400, 0)]
    [InlineData(+2000, 0900, +1100)] // it proves a part: that part
    [InlineData(-2000, 0900, -1100)]
    [InlineData(+2000, 0010, +2000)] // a fine one is followed to its middle
    [InlineData(-2000, 0010, -2000)]
    public void The_clock_jumps_no_further_than_a_measurement_proves(int off, int error, int jump)
    {
        var clock = new PlayerClock(_time);

        clock.Measured(Noon + Duration.FromMilliseconds(off), Duration.FromMilliseconds(error));

        (clock.Slew() ?? Duration.Zero).ShouldBe(Duration.FromMilliseconds(jump));
        Settle(clock);
        (clock.Now - Noon).ShouldBe(Duration.FromMilliseconds(jump));
    }

    [Theory]
    [InlineData(+0700, 0900)]
    [InlineData(-0300, 0400)]
    [InlineData(+2000, 0900)]
    [InlineData(+0004, 0010)]
    [InlineData(-2000, 0010)]
    public void The_error_that_it_states_holds_at_once_and_when_all_is_slewed(int off, int error)
    {
        var clock = new PlayerClock(_time);
        var earliest = Noon + Duration.FromMilliseconds(off - error);
        var latest = Noon + Duration.FromMilliseconds(off + error);

        clock.Measured(Noon + Duration.FromMilliseconds(off), Duration.FromMilliseconds(error));

        Covers(clock, earliest, latest);
        Settle(clock);
        Covers(clock, earliest, latest);
    }

    [Fact]
    public void A_small_error_is_slewed_half_a_millisecond_a_frame()
    {
        var clock = new PlayerClock(_time);
        clock.Measured(Noon + Duration.FromMilliseconds(5), Duration.FromMilliseconds(2));

        clock.Slew().ShouldBeNull();

        (clock.Now - Noon).ShouldBe(Duration.FromMilliseconds(0.5));
        Settle(clock);
        (clock.Now - Noon).ShouldBe(Duration.FromMilliseconds(5));
    }

    [Fact]
    public void A_rough_measurement_does_not_spoil_a_fine_one()
    {
        var clock = new PlayerClock(_time);
        clock.Measured(Noon, Duration.FromMilliseconds(5));

        clock.Measured(Noon + Duration.FromMilliseconds(300), Duration.FromMilliseconds(400));

        Settle(clock);
        clock.Now.ShouldBe(Noon);
        clock.Error.ShouldBe(Duration.FromMilliseconds(5));
    }

    private static void Settle(PlayerClock clock)
    {
        for (var frame = 0; frame < 2000; frame++)
            clock.Slew();
    }

    private static void Covers(PlayerClock clock, Instant earliest, Instant latest)
    {
        (clock.Now - clock.Error!.Value).ShouldBeLessThanOrEqualTo(earliest);
        (clock.Now + clock.Error!.Value).ShouldBeGreaterThanOrEqualTo(latest);
    }
}
