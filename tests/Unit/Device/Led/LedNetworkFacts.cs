using Shouldly;
using Signage.Player.Led;
using Signage.Player.Link;
using Signage.Player.Picture;
using Signage.Player.Screens;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Led;

/// <summary>What holds for each of the lighting protocols.</summary>
public sealed class LedNetworkFacts
{
    public static TheoryData<string> Protocols => ["ddp", "artnet", "sacn"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_frame_allocates_nothing(string protocol)
    {
        using var receiver = new Datagrams();
        using var picture = LedPictures.Coded(192, 32);
        using var sink = Open(protocol, 192, 32, "127.0.0.1", receiver.Port);
        for (var frame = 0; frame < 50; frame++)
            sink.Send(picture, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var frame = 0; frame < 200; frame++)
            sink.Send(picture, 1);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_still_picture_is_repeated_at_once_and_then_as_a_sign_of_life(string protocol)
    {
        using var receiver = new Datagrams();
        using var picture = LedPictures.Coded(1, 1);
        using var sink = Open(protocol, 1, 1, "127.0.0.1", receiver.Port);

        sink.Send(picture, 1);
        for (var repeat = 0; repeat < 3; repeat++)
        {
            sink.Refresh.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
            sink.Send(picture, 0);
        }
        sink.Refresh.ShouldBeInRange(TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(1000));
        sink.Send(picture, 1);

        sink.Refresh.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task A_host_that_nobody_knows_is_said_and_others_go_on()
    {
        using var receiver = new Datagrams();
        using var picture = LedPictures.Coded(8, 8);
        using var unknown = Screen("ddp", 8, "no-such-host.invalid", 4048);
        using var known = Screen("ddp", 8, "127.0.0.1", receiver.Port);

        await Eventually.Holds("it is said", () =>
        {
            unknown.Show(picture, true);
            known.Show(picture, true);
            return unknown.Fault is not null && !receiver.IsEmpty;
        });

        unknown.Fault!.ShouldStartWith("ddp: 输出中断");
        known.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_receiver_that_goes_away_is_said_and_comes_back_by_itself()
    {
        var receiver = new Datagrams();
        var port = receiver.Port;
        using var picture = LedPictures.Coded(8, 8);
        using var screen = Screen("ddp", 8, "127.0.0.1", port);
        await Eventually.Holds("it is fed", () => Shown(screen, picture) && !receiver.IsEmpty);

        receiver.Dispose();
        await Eventually.Holds("its absence is said", () => Shown(screen, picture) && screen.Fault is not null);
        receiver = new Datagrams(port);
        await Eventually.Holds("it is fed again",
            () => Shown(screen, picture) && !receiver.IsEmpty && screen.Fault is null);
        receiver.Dispose();
    }

    private static bool Shown(SinkScreen screen, PixelBuffer picture)
    {
        screen.Show(picture, changed: true);
        return true;
    }

    private static SinkScreen Screen(string protocol, int size, string host, int port) => new(
        protocol, size, size, () => Open(protocol, size, size, host, port), null,
        new SinkPatience(
            new Backoff(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)), TimeSpan.FromMilliseconds(50)));

    private static ISink Open(string protocol, int width, int height, string host, int port)
    {
        var wiring = new LedWiring(width, height, LedWiringFacts.Plain);
        var route = UdpRoute.To(host, port, null);
        return protocol switch
        {
            "ddp" => new DdpSink(wiring, route),
            "artnet" => new ArtNetSink(wiring, route, 0, sync: true),
            _ => new SacnSink(wiring, route, new SacnLook(1, 100, 1, Guid.Empty, "LED", Multicast: false)),
        };
    }
}
