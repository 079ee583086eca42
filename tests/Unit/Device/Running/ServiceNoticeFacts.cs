using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Signage.Player.Running;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Running;

/// <summary>What a service manager is told: ready, and then alive for as long as the presenter goes on.</summary>
public sealed class ServiceNoticeFacts : IDisposable
{
    private static readonly TimeSpan Quarter = TimeSpan.FromSeconds(15);

    private readonly TempFolder _folder = new();
    private readonly Socket _manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly FakeTimeProvider _time = new();

    public ServiceNoticeFacts()
    {
        _manager.ReceiveTimeout = 10_000;
        _manager.Bind(new UnixDomainSocketEndPoint(_folder.At("notify")));
    }

    [Fact]
    public async Task A_presenter_that_hangs_is_said_no_more()
    {
        using var stop = new CancellationTokenSource();
        var (rounds, asked) = (1L, 0);
        var telling = new ServiceNotice(_folder.At("notify"), "60000000", _time).RunAsync(
            () =>
            {
                asked++;
                return rounds;
            },
            stop.Token);
        Next().ShouldBe("READY=1");

        rounds++;
        _time.Advance(Quarter);
        Next().ShouldBe("WATCHDOG=1");
        var before = asked;
        _time.Advance(Quarter);
        await Eventually.Holds("it looked", () => asked > before);
        rounds++;
        _time.Advance(Quarter);
        Next().ShouldBe("WATCHDOG=1");

        await stop.CancelAsync();
        await telling;
        Next().ShouldBe("STOPPING=1");
        _manager.Available.ShouldBe(0);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_said()
    {
        await new ServiceNotice(null, "60000000", _time).RunAsync(() => default, CancellationToken.None);
        await new ServiceNotice(_folder.At("gone"), null, _time).RunAsync(() => default, CancellationToken.None);
    }

    public void Dispose()
    {
        _manager.Dispose();
        _folder.Dispose();
    }

    private string Next()
    {
        var said = new byte[100];
        return Encoding.ASCII.GetString(said, 0, _manager.Receive(said));
    }
}
