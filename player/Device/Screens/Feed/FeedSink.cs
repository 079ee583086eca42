using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Signage.Player.Picture;

namespace Signage.Player.Screens.Feed;

/// <summary>
/// A little web server with the picture that is on: <c>/feed.jpg</c>, <c>/feed.png</c> and, as a stream,
/// <c>/feed.mjpeg</c>. A feed that nobody reads copies and encodes nothing.
/// </summary>
internal sealed class FeedSink : ISink
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly FeedDesk _desk;
    private readonly WebApplication _app;

    /// <summary>Begins to serve.</summary>
    /// <exception cref="IOException">The address is taken, or none of this machine.</exception>
    public FeedSink(IPEndPoint address, FeedLook look)
    {
        _desk = new FeedDesk(look.PerSecond, look.Quality);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Those that are told that there are too many readers need a connection for that.
            kestrel.Limits.MaxConcurrentConnections = look.Watchers * 2 + 8;
            kestrel.Listen(address);
        });
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        new FeedRoutes(_desk, look).Map(_app);
        try
        {
            _app.StartAsync().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Such as <c>http://127.0.0.1:8090</c>.</summary>
    public string Address =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public bool Wants => _desk.Wants;

    public TimeSpan Refresh => TimeSpan.Zero;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var (host, port) = address.HostAndPort(port: null);
        if (!IPAddress.TryParse(host, out var ip))
            throw address.Refuse($"“{address.Target}”应为 IP 地址:端口", $"\"{address.Target}\" must be IP:PORT");
        var look = FeedLook.Read(address);
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new FeedSink(new IPEndPoint(ip, port), look), setting.Turned);
    }

    public void Send(PixelBuffer picture, int showings) => _desk.Give(picture);

    public void Dispose()
    {
        _desk.Dispose();
        using (var patience = new CancellationTokenSource(LastWords))
            _app.StopAsync(patience.Token).GetAwaiter().GetResult();
        _app.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
