using Shouldly;
using Signage.Player.Picture;
using Signage.Player.Screens;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Screens;

public sealed class EncoderFacts : IDisposable
{
    private static readonly ScreenSetting Setting = new(64, 48, 25, null);

    private readonly TempFolder _folder = new();
    private readonly PixelBuffer _picture = new(64, 48, PixelFormat.I420);

    [Fact]
    public async Task A_file_has_every_showing()
    {
        var path = _folder.At("out.mp4");
        using (var sink = new FileSink(path, Setting))
        {
            sink.Send(_picture, 3);
            sink.Send(_picture, 1);
        }

        (await Probe(path)).ShouldBe("h264,64,48,4");
    }

    [Fact]
    public async Task A_second_file_is_begun_when_the_first_broke()
    {
        // An encoder that cannot write: its folder is a file.
        var path = _folder.At("out.mp4");
        Directory.CreateDirectory(path);
        using (var screen = ScreenKinds.Open(["file:" + path], Setting).Single())
        {
            await Eventually.Holds("the second file is written", () =>
            {
                screen.Show(_picture, changed: true);
                return screen.Fault is null && new FileInfo(_folder.At("out-2.mp4")) is { Exists: true, Length: > 0 };
            }, TimeSpan.FromSeconds(30));
        }

        (await Probe(_folder.At("out-2.mp4"))).ShouldStartWith("h264,64,48,");
    }

    [Fact]
    public async Task A_transport_stream_is_packets_of_188_bytes()
    {
        using var receiver = new Datagrams();
        using var sink = new TransportSink(Setting, "mpegts", $"udp://127.0.0.1:{receiver.Port}?pkt_size=1316", 1000);

        await Eventually.Holds("it sends", () =>
        {
            sink.Send(_picture, 1);
            return !receiver.IsEmpty;
        }, TimeSpan.FromSeconds(30));

        var datagram = receiver.Next();
        (datagram.Length % 188).ShouldBe(0);
        Enumerable.Range(0, datagram.Length / 188).ShouldAllBe(number => datagram[number * 188] == 0x47);
    }

    [Fact]
    public async Task An_encoder_that_died_says_why()
    {
        using var encoder = new EncoderChild(Setting, "-f", "no-such-format", "out");

        IOException? said = null;
        await Eventually.Holds("it is told", () =>
        {
            said = Record.Exception(() => encoder.Write(_picture, 10)) as IOException;
            return said is not null && said.Message.Contains("no-such-format", StringComparison.Ordinal);
        });
    }

    private static async Task<string> Probe(string path)
    {
        var probed = await Tool.Run("ffprobe", [
            "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
            "stream=codec_name,width,height,nb_read_frames", "-of", "csv=p=0", path]);
        probed.Exit.ShouldBe(0, probed.All);
        return probed.Output.Trim();
    }

    public void Dispose()
    {
        _picture.Dispose();
        _folder.Dispose();
    }
}
