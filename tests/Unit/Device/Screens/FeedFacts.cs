using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Signage.Player.Picture;
using Signage.Player.Screens;
using Signage.Player.Screens.Feed;
using Signage.Tests.Support;
using Signage.Tests.Unit.Device.Led;
using SkiaSharp;
using Xunit;

namespace Signage.Tests.Unit.Device.Screens;

public sealed class FeedFacts : IDisposable
{
    private static readonly IPEndPoint Anywhere = new(IPAddress.Loopback, 0);

    private readonly PixelBuffer _picture = LedPictures.Solid(64, 48, 200, 30, 30);
    private readonly HttpClient _http = new();
    private readonly FeedSink _sink = new(Anywhere, new FeedLook(PerSecond: 30, Quality: 90, Watchers: 2));

    [Theory]
    [InlineData("png", "image/png")]
    [InlineData("jpg", "image/jpeg")]
    public async Task A_reader_gets_the_picture_that_is_on(string format, string type)
    {
        using var answer = await ShowingUntil(_http.GetAsync($"{_sink.Address}/feed.{format}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        using var decoded = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
        (decoded.Width, decoded.Height).ShouldBe((64, 48));
        ((int)decoded.GetPixel(20, 20).Red).ShouldBeInRange(190, 210);
    }

    [Fact]
    public async Task A_picture_that_the_reader_has_is_not_sent_again()
    {
        using var first = await ShowingUntil(_http.GetAsync($"{_sink.Address}/feed.jpg"));
        var tag = first.Headers.ETag!;

        (await Ask(tag.ToString())).ShouldBe(HttpStatusCode.NotModified);
        (await Ask($"\"other\", {tag}")).ShouldBe(HttpStatusCode.NotModified);
        _picture.Bytes.Fill(90);
        (await Ask(tag.ToString())).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> Ask(string tags)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{_sink.Address}/feed.jpg");
            request.Headers.TryAddWithoutValidation("If-None-Match", tags);
            using var answer = await ShowingUntil(_http.SendAsync(request));
            return answer.StatusCode;
        }
    }

    [Fact]
    public void A_feed_that_nobody_reads_wants_nothing() => _sink.Wants.ShouldBeFalse();

    [Fact]
    public async Task The_stream_gives_one_picture_after_the_other_and_none_twice()
    {
        using var answer = await ShowingUntil(_http.GetAsync(
            $"{_sink.Address}/feed.mjpeg", HttpCompletionOption.ResponseHeadersRead));
        answer.Content.Headers.ContentType!.ToString().ShouldBe("multipart/x-mixed-replace; boundary=signage-feed");
        await using var stream = await answer.Content.ReadAsStreamAsync();

        var first = await ShowingUntil(PartAsync(stream));
        var second = PartAsync(stream);
        for (var showing = 0; showing < 5; showing++)
            Show();
        _picture.Bytes.Fill(90);

        (await ShowingUntil(second)).ShouldNotBe(first);
        using var decoded = SKBitmap.Decode(await second);
        ((int)decoded.GetPixel(20, 20).Red).ShouldBeInRange(80, 100);
    }

    [Fact]
    public async Task A_reader_who_does_not_read_keeps_nobody_waiting()
    {
        using var lazy = await ShowingUntil(_http.GetAsync(
            $"{_sink.Address}/feed.mjpeg", HttpCompletionOption.ResponseHeadersRead));
        var random = new Random(1);

        for (var picture = 0; picture < 20; picture++)
        {
            random.NextBytes(_picture.Bytes);
            using var answer = await ShowingUntil(_http.GetAsync($"{_sink.Address}/feed.png"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task More_readers_than_the_limit_are_told_to_come_again()
    {
        using var one = await ShowingUntil(Watch());
        using var two = await ShowingUntil(Watch());

        using var third = await _http.GetAsync($"{_sink.Address}/feed.jpg");

        third.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        third.Headers.RetryAfter!.ToString().ShouldBe("1");
        one.Dispose();
        await Eventually.Holds("there is room again", async () =>
        {
            using var again = await ShowingUntil(_http.GetAsync($"{_sink.Address}/feed.jpg"));
            return again.IsSuccessStatusCode;
        });

        Task<HttpResponseMessage> Watch() =>
            _http.GetAsync($"{_sink.Address}/feed.mjpeg", HttpCompletionOption.ResponseHeadersRead);
    }

    [Fact]
    public async Task Readers_who_wait_together_get_the_same_bytes()
    {
        var (one, two) = (_http.GetByteArrayAsync($"{_sink.Address}/feed.jpg"),
            _http.GetByteArrayAsync($"{_sink.Address}/feed.jpg"));

        await ShowingUntil(Task.WhenAll(one, two));

        (await one).ShouldBe(await two);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_and_served_once_it_is_free()
    {
        using var taker = new TcpListener(IPAddress.Loopback, 0);
        taker.Start();
        var port = ((IPEndPoint)taker.LocalEndpoint).Port;
        using var screen = ScreenKinds.Open([$"feed:127.0.0.1:{port}"], new ScreenSetting(64, 48, 25, null)).Single();
        await Eventually.Holds("it is said", () => screen.Fault is not null);
        taker.Stop();

        await Eventually.Holds("it serves", async () =>
        {
            var asked = _http.GetAsync($"http://127.0.0.1:{port}/feed.png");
            while (!asked.IsCompleted)
            {
                screen.Show(_picture, changed: false);
                await Task.Delay(5);
            }
            using var answer = await asked;
            return answer.IsSuccessStatusCode && screen.Fault is null;
        }, TimeSpan.FromSeconds(30));
    }

    /// <summary>Shows, as the screen's thread does, until there is an answer.</summary>
    private async Task<T> ShowingUntil<T>(Task<T> answer)
    {
        while (!answer.IsCompleted)
        {
            Show();
            await Task.Delay(2);
        }
        return await answer;
    }

    private void Show()
    {
        if (_sink.Wants)
            _sink.Send(_picture, 1);
    }

    private static async Task<byte[]> PartAsync(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!Encoding.ASCII.GetString([.. head]).EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Add(one[0]);
        }
        var text = Encoding.ASCII.GetString([.. head]);
        text.TrimStart().ShouldStartWith("--signage-feed\r\nContent-Type: image/jpeg\r\n");
        var picture = new byte[int.Parse(text.Split("Content-Length: ")[1])];
        await stream.ReadExactlyAsync(picture);
        return picture;
    }

    public void Dispose()
    {
        _sink.Dispose();
        _http.Dispose();
        _picture.Dispose();
    }
}
