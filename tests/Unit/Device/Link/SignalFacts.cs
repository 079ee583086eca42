using Shouldly;
using Signage.Player.Link;
using Xunit;

namespace Signage.Tests.Unit.Device.Link;

public sealed class SignalFacts
{
    [Fact]
    public async Task Any_number_of_rings_before_a_look_count_as_one()
    {
        using var signal = new Signal();
        signal.Ring();
        signal.Ring();

        (await RangAsync(signal)).ShouldBeTrue();
        (await RangAsync(signal)).ShouldBeFalse();
    }

    // The journal's last records are written after the link was taken down.
    [Fact]
    public void A_ring_after_the_last_listener_has_gone_is_heard_by_nobody()
    {
        var signal = new Signal();
        signal.Dispose();

        Should.NotThrow(signal.Ring);
    }

    private static async Task<bool> RangAsync(Signal signal)
    {
        using var stop = new CancellationTokenSource();
        var waiting = signal.WaitAsync(Timeout.InfiniteTimeSpan, stop.Token);
        await stop.CancelAsync();
        return waiting.IsCompletedSuccessfully;
    }
}
