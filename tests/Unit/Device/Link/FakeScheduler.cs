using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Device.Link;

/// <summary>The scheduler's side of the protocol with everything in hand: notes can be forged, files bent.</summary>
internal sealed class FakeScheduler : IAsyncDisposable
{
    public const string Endpoint = "bus-1";
    public const string Code = "ABCD-2345";

    private readonly WebApplication _app;
    private readonly SigningKey _root = Keys.Of("root");
    private long _order;
    private long _stop;
    private long _takeover;

    private FakeScheduler(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSignalR();
        _app = builder.Build();
        Map();
        Trust = SignedNote.Sign(
            new Trust(1, Now, [Scheduler.Verifier], [Wang.Verifier, Li.Verifier]).ToText(), _root).Whole;
    }

    public SigningKey Scheduler { get; } = Keys.Of("scheduler");

    public SigningKey Wang { get; } = Keys.Of("wang");

    public SigningKey Li { get; } = Keys.Of("li");

    public string Url => _app.Urls.First();

    public int Port => new Uri(Url).Port;

    public string? Trust { get; set; }

    public string? Order { get; set; }

    public string? Stop { get; set; }

    public string? Takeover { get; set; }

    public ConcurrentDictionary<Sha256Hash, byte[]> Media { get; } = new();

    public ConcurrentDictionary<Sha256Hash, byte[]> Playlists { get; } = new();

    /// <summary>What becomes of a playlist's bytes before they are named and published.</summary>
    public Func<byte[], byte[]>? Bend { get; set; }

    /// <summary>Name of the playlist that was published last.</summary>
    public Sha256Hash Newest { get; private set; }

    public ConcurrentDictionary<Sha256Hash, string[]> Approvals { get; } = new();

    public ConcurrentQueue<Heartbeat> Heartbeats { get; } = new();

    public ConcurrentQueue<Sha256Hash> MediaAsked { get; } = new();

    /// <summary>Everything that was uploaded and is in order, as records.</summary>
    public List<JournalRecord> Records { get; } = [];

    public string? BatchProblem { get; private set; }

    public bool Watched { get; set; }

    public Instant? RestartAskedAt { get; set; }

    public Instant? LogAskedAt { get; set; }

    public ConcurrentQueue<PlayerLog> Logs { get; } = new();

    public ConcurrentQueue<byte[]> Previews { get; } = new();

    public static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private VerifierKey? Player { get; set; }

    public static async Task<FakeScheduler> StartAsync(int port = 0)
    {
        var scheduler = new FakeScheduler(port);
        await scheduler._app.StartAsync();
        return scheduler;
    }

    /// <summary>Takes over what another knew, as after a restart.</summary>
    public void Inherit(FakeScheduler other) => (Player, Order, _order) = (other.Player, other.Order, other._order);

    public static PlaylistFile Slogan(string text, out byte[] bytes)
    {
        bytes = new SloganDocument { Text = text }.ToBytes();
        return new PlaylistFile
        {
            Sha256 = Sha256Hash.Of(bytes), Asset = "s" + Sha256Hash.Of(bytes).ToString()[..6], Kind = AssetKind.Slogan,
            Title = text, Type = SloganDocument.MediaType, Bytes = bytes.Length,
        };
    }

    /// <summary>A slogan that is stored and approved by two.</summary>
    public PlaylistFile Approved(string text)
    {
        var file = Slogan(text, out var bytes);
        Media[file.Sha256] = bytes;
        Approvals[file.Sha256] = [Approve(file, Wang), Approve(file, Li)];
        return file;
    }

    public static string Approve(PlaylistFile file, SigningKey reviewer, string uploader = "zhao") => SignedNote.Sign(
        new Approval(file.Asset, uploader, reviewer.Name, Now, [file.Sha256]).ToText(), reviewer).Whole;

    /// <summary>Publishes a loop of these files, five seconds each.</summary>
    public void Publish(params PlaylistFile[] files) =>
        Order = SignedNote.Sign(new Order(Endpoint, ++_order, Store(files), Now, Now + Duration.FromDays(14)).ToText(),
            Scheduler).Whole;

    public void TakeOver(params PlaylistFile[] files) => Takeover = SignedNote.Sign(
        new TakeoverNote(Endpoint, ++_takeover, Store(files), Now,
            Now + Duration.FromMinutes(5)).ToText(), Scheduler).Whole;

    public void Release() => Takeover = SignedNote.Sign(
        new TakeoverNote(Endpoint, ++_takeover, null, Now, Now + Duration.FromMinutes(5)).ToText(), Scheduler).Whole;

    public void Withdraw(PlaylistFile file) => Stop = SignedNote.Sign(
        new StopList(++_stop, Now, new Dictionary<Sha256Hash, string> { [file.Sha256] = file.Asset },
            new HashSet<string>()).ToText(),
        Scheduler).Whole;

    /// <summary>A stop list without files: the player's endpoint is stopped, or nothing is.</summary>
    public void StopEndpoint(bool stopped) => Stop = SignedNote.Sign(
        new StopList(++_stop, Now, new Dictionary<Sha256Hash, string>(),
            stopped ? new HashSet<string> { Endpoint } : []).ToText(),
        Scheduler).Whole;

    public Task RingAsync() =>
        _app.Services.GetRequiredService<IHubContext<RingHub, IPlayerClient>>().Clients.All.Ring(RingTopic.Order);

    private Sha256Hash Store(PlaylistFile[] files)
    {
        var start = InstantText.ToMilliseconds(Now) - Duration.FromHours(1);
        var playlist = new Playlist
        {
            Format = Playlist.FormatName, From = start, Until = start + Duration.FromDays(14), Files = files,
            Loops = [new Loop { Id = "main",
                Slots = [.. files.Select((file, i) =>
                    new Slot { Item = $"i{i}", File = file.Sha256, LengthMs = 1000 })] }],
            Spans = [new LaneSpan { Lane = Lane.Picture, From = start, Until = start + Duration.FromDays(14),
                Loop = "main", Anchor = start }],
        };
        var bytes = Bend?.Invoke(playlist.ToBytes()) ?? playlist.ToBytes();
        Playlists[Newest = Sha256Hash.Of(bytes)] = bytes;
        return Newest;
    }

    private void Map()
    {
        _app.MapHub<RingHub>(RingTopic.HubPath);
        _app.MapPost("/player/v1/pair", async (HttpRequest request) =>
        {
            var pair = await BodyAsync<PairRequest>(request);
            Player = VerifierKey.TryParse(pair.Key, out var key) ? key : null;
            return pair.Code == Code
                ? Json(new PairAnswer(key!.Name, Endpoint, _root.Verifier.Text))
                : Results.Problem("配对码无效", statusCode: 400, title: "code");
        });
        _app.MapPost("/player/v1/challenge", () => Json(new Login.ChallengeAnswer("n1")));
        _app.MapPost("/player/v1/token", async (HttpRequest request) =>
        {
            var token = await BodyAsync<Login.TokenRequest>(request);
            return Player!.Verify(Login.Message(Player.Name, "n1"), Convert.FromBase64String(token.Signature))
                ? Json(new Login.TokenAnswer("t1", Now + Duration.FromMinutes(15)))
                : Results.Unauthorized();
        });
        _app.MapGet("/player/v1/state", () => Json(new PlayerState
        {
            Now = Now, Endpoint = new EndpointDescription(Endpoint, "1 路公交", EndpointKind.BusLed, 64, 16),
            Trust = Trust, Stop = Stop, Order = Order, Takeover = Takeover,
            RestartAskedAt = RestartAskedAt, LogAskedAt = LogAskedAt,
            WatchedUntil = Watched ? Now + Duration.FromMinutes(1) : null,
        }));
        _app.MapPost("/player/v1/heartbeat", async (HttpRequest request) =>
        {
            Heartbeats.Enqueue(await BodyAsync<Heartbeat>(request));
            return Results.NoContent();
        });
        _app.MapPut("/player/v1/preview", async (HttpRequest request) =>
        {
            using var jpeg = new MemoryStream();
            await request.Body.CopyToAsync(jpeg);
            Previews.Enqueue(jpeg.ToArray());
            return Results.NoContent();
        });
        _app.MapPut("/player/v1/log", async (HttpRequest request) =>
        {
            Logs.Enqueue(await BodyAsync<PlayerLog>(request));
            return Results.NoContent();
        });
        _app.MapPost("/player/v1/batches", BatchAsync);
        _app.MapGet("/playlists/{name}", (string name) => Results.Bytes(Playlists[Sha256Hash.Parse(name)]));
        _app.MapGet("/approvals/{name}", (string name) =>
            Json(new ApprovalNotes(Approvals.GetValueOrDefault(Sha256Hash.Parse(name), []))));
        _app.MapGet("/media/{name}", (string name) =>
        {
            MediaAsked.Enqueue(Sha256Hash.Parse(name));
            return Results.Bytes(Media[Sha256Hash.Parse(name)], enableRangeProcessing: true);
        });
    }

    private async Task<IResult> BatchAsync(HttpRequest request)
    {
        await using var bytes = request.Headers.ContentEncoding == "gzip"
            ? new System.IO.Compression.GZipStream(request.Body, System.IO.Compression.CompressionMode.Decompress)
            : request.Body;
        using var whole = new MemoryStream();
        await bytes.CopyToAsync(whole);
        if (!BatchBody.TryRead(whole.ToArray(), out var body, out var reason) || body.Check(Player!) is { } wrong
            && (reason = wrong) is not null)
        {
            BatchProblem = reason;
            return Results.Problem(reason, statusCode: 400);
        }
        lock (Records)
        {
            foreach (var record in body.Records)
            {
                JournalRecord.TryRead(record.Span, out var read, out _);
                if (Records.TrueForAll(known => (known.Epoch, known.Sequence) != (read!.Epoch, read.Sequence)))
                    Records.Add(read!);
            }
        }
        var receipt = new Receipt(Player!.Name, body.Batch.Epoch, body.Batch.Last, body.Batch.ChainAfter, Now);
        return Json(new BatchAnswer { Receipt = SignedNote.Sign(receipt.ToText(), Scheduler).Whole });
    }

    /// <summary>Writes a pack as a stick carries it.</summary>
    public async Task PackAsync(string folder)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, "state.json"),
            await http.GetByteArrayAsync("player/v1/state"));
        foreach (var (kind, names) in new[] { ("playlists", Playlists.Keys), ("media", Media.Keys),
            ("approvals", Media.Keys) })
        {
            Directory.CreateDirectory(Path.Combine(folder, kind));
            foreach (var name in names)
            {
                var path = Path.Combine(folder, kind, kind == "approvals" ? name + ".json" : name.ToString());
                await File.WriteAllBytesAsync(path, await http.GetByteArrayAsync($"{kind}/{name}"));
            }
        }
    }

    public IReadOnlyList<JournalRecord> RecordsNow()
    {
        lock (Records)
            return [.. Records];
    }

    private static async Task<T> BodyAsync<T>(HttpRequest request) =>
        (await JsonSerializer.DeserializeAsync<T>(request.Body, WireJson.Options))!;

    private static IResult Json<T>(T value) =>
        Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Options), "application/json");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal sealed class RingHub : Hub<IPlayerClient>;
}
