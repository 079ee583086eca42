using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Signage.Player.Picture;
using Signage.Player.Screens;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Led;

/// <summary>An LED receiver that is not there is said, keeps nobody, and is served again once it is there.</summary>
public sealed class UnreachableHostFacts : IDisposable
{
    private readonly ConcurrentQueue<SinkTurn> _turns = new();
    private readonly PixelBuffer _picture = new(16, 16);

    // address, with a port at which nothing listens
    [Theory]
    [InlineData("ddp://127.0.0.1:{0}")]
    [InlineData("led-udp:127.0.0.1:{0}")]
    public async Task A_host_where_nothing_listens_is_said_once_and_back_when_something_does(string address)
    {
        using var receiver = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var place = (IPEndPoint)receiver.LocalEndPoint!;
        receiver.Close();
        using var screen = Open(string.Format(null, address, place.Port));

        await Eventually.Holds("it is said", () => Shown(screen).Fault is not null);
        screen.Fault!.ShouldContain("输出中断，正在重试 / is out of order and tried again");
        using var back = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        back.Bind(place);
        await Eventually.Holds("it is back", () => Shown(screen).Fault is null);

        _turns.Select(turn => turn.Fault is null).ShouldBe([false, true]);
        back.Available.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("ddp://no-such-host.invalid")]
    [InlineData("led-udp:no-such-host.invalid:5000")]
    public async Task A_host_that_nobody_knows_is_said_and_keeps_nobody_waiting(string address)
    {
        using var screen = Open(address);

        await Eventually.Holds("it is said", () => Shown(screen).Fault is not null);

        screen.Fault!.ShouldStartWith(address);
        _turns.Count.ShouldBe(1);
    }

    public void Dispose() => _picture.Dispose();

    private IScreen Open(string address) =>
        ScreenKinds.Open([address], new ScreenSetting(16, 16, 25, _turns.Enqueue)).Single();

    private IScreen Shown(IScreen screen)
    {
        screen.Show(_picture, changed: true);
        return screen;
    }
}
