using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Signage.Player.Running;

/// <summary>
/// Tells the service manager that the player is ready, and then that it is alive, for as long as its presenter goes on;
/// see sd_notify(3). Does nothing where no service manager listens.
/// </summary>
internal sealed class ServiceNotice(string? socket, string? watchdogMicroseconds, TimeProvider time)
{
    /// <summary>As systemd asks for it.</summary>
    public static ServiceNotice OfEnvironment(TimeProvider time) => new(
        Environment.GetEnvironmentVariable("NOTIFY_SOCKET"), Environment.GetEnvironmentVariable("WATCHDOG_USEC"), time);

    /// <summary>Runs until told to stop.</summary>
    /// <param name="rounds">Rises for as long as the presenter goes on.</param>
    public async Task RunAsync(Func<long> rounds, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(socket))
            return;
        Tell("READY=1");
        if (Interval() is not { } interval)
            return;
        var last = rounds();
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var now = rounds();
                // A presenter that hangs says nothing more, and the service manager starts the player anew.
                if (now != last)
                    Tell("WATCHDOG=1");
                last = now;
            }
        }
        catch (OperationCanceledException)
        {
            Tell("STOPPING=1");
        }
    }

    private TimeSpan? Interval() =>
        long.TryParse(watchdogMicroseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? TimeSpan.FromMicroseconds(limit / 4)
            : null;

    private void Tell(string what)
    {
        try
        {
            using var sender = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            // The first character of an abstract name is written as @.
            var path = socket!.StartsWith('@') ? "\0" + socket[1..] : socket;
            sender.SendTo(Encoding.ASCII.GetBytes(what), new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            // It listens no more.
        }
    }
}
