using System.Diagnostics;
using Shouldly;
using Signage.Player.Led;
using Signage.Player.Running;
using Signage.Player.Screens;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Led;

public sealed class MonoSinkFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_file_holds_the_newest_frame_alone()
    {
        var path = _folder.At("led/frame.bin");
        using var picture = LedPictures.Solid(8, 1, 255, 0, 0);
        using var sink = Sink(new FrameFile(path));

        sink.Send(picture, 1);
        sink.Send(picture, 1);

        var frame = File.ReadAllBytes(path);
        frame.Length.ShouldBe(15);
        frame[11..13].ShouldBe([1, 0xFF]);
        Directory.GetFiles(_folder.At("led")).ShouldBe([path]);
    }

    [Fact]
    public void A_frame_is_a_datagram()
    {
        using var receiver = new Datagrams();
        using var picture = LedPictures.Solid(8, 1, 255, 0, 0);
        using var sink = Sink(new FrameDatagrams(UdpRoute.To("127.0.0.1", receiver.Port, null)));

        sink.Send(picture, 1);

        receiver.Next()[..6].ShouldBe([.. "SLED"u8, 1, 1]);
    }

    [Fact]
    public async Task A_serial_line_gets_the_bytes_as_they_are()
    {
        // Python holds the other end of a pseudo terminal and tells what comes out of it.
        using var terminal = Process.Start(new ProcessStartInfo(Tool.Python, [
            "-c", """
                import os, pty
                master, line = pty.openpty()
                print(os.ttyname(line), flush=True)
                got = b""
                while len(got) < 15:
                    got += os.read(master, 15)
                print(got.hex(), flush=True)
                """])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        var path = (await terminal.StandardOutput.ReadLineAsync())!;
        using var picture = LedPictures.Solid(8, 1, 255, 0, 0);
        // A line that is not raw would make two bytes of 0x0A.
        using (var sink = new MonoSink(new FrameSerial(path, 115_200), new MonoFrame(8, 1, 1, 50),
            Hours("led-file:x?brightness=10"), () => 12))
            sink.Send(picture, 1);

        (await terminal.StandardOutput.ReadLineAsync())!.ShouldStartWith("534c45440101000800010a00ff");
        await terminal.WaitForExitAsync();
    }

    [Fact]
    public void A_line_that_is_not_there_or_is_none_is_an_error_of_the_world()
    {
        Should.Throw<IOException>(() => new FrameSerial(_folder.At("none"), 9600))
            .Message.ShouldContain("No such file");
        Should.Throw<IOException>(() => new FrameSerial(_folder.Write("plain", ""), 9600))
            .Message.ShouldContain("stty");
    }

    // option                       0       5       6       21      22      23
    [Theory]
    [InlineData("100",              100,    100,    100,    100,    100,    100)]
    [InlineData("35",               35,     35,     35,     35,     35,     35)]
    [InlineData("22-6:20",          20,     20,     100,    100,    20,     20)]
    [InlineData("6-22:80,22-6:20",  20,     20,     80,     80,     20,     20)]
    [InlineData("22-24:5",          100,    100,    100,    100,    5,      5)]
    [InlineData("0-0:50",           50,     50,     50,     50,     50,     50)]
    public void Brightness_goes_by_the_hour(string option, params int[] percent)
    {
        var hours = Hours("led-file:x?brightness=" + option);

        ((int[])[0, 5, 6, 21, 22, 23]).Select(hours.At).ShouldBe(percent);
    }

    [Fact]
    public void The_frame_carries_the_brightness_of_its_hour()
    {
        var (path, hour) = (_folder.At("frame.bin"), 21);
        using var picture = LedPictures.Solid(8, 1, 255, 0, 0);
        using var sink = new MonoSink(new FrameFile(path), new MonoFrame(8, 1, 1, 50),
            Hours("led-file:x?brightness=22-6:20"), () => hour);

        sink.Send(picture, 1);
        File.ReadAllBytes(path)[10].ShouldBe((byte)100);
        hour = 22;
        sink.Send(picture, 0);

        File.ReadAllBytes(path)[10].ShouldBe((byte)20);
    }

    [Theory]
    [InlineData("led-file:", "the path is missing")]
    [InlineData("led-udp:10.0.0.1", "must be HOST:PORT")]
    [InlineData("led-udp:10.0.0.1:99?colours=3", "colours=3 must be a whole number from 1 to 2")]
    [InlineData("led-udp:10.0.0.1:99?baud=9600", "there is no option baud")]
    [InlineData("led-file:x?brightness=6-22", "must be 0 to 100, or like 6-22:100,22-6:20")]
    [InlineData("led-file:x?brightness=24-25:10", "must be 0 to 100, or like")]
    [InlineData("led-file:x?zone=Mars/Base", "zone=Mars/Base is no time zone")]
    public void What_is_wrong_is_said(string text, string english) =>
        Should.Throw<PlayerRefusalException>(() => ScreenKinds.Open([text], new ScreenSetting(192, 32, 25, null)))
            .Message.ShouldContain(english);

    [Fact]
    public void A_frame_that_no_datagram_holds_is_refused() =>
        Should.Throw<PlayerRefusalException>(
            () => ScreenKinds.Open(["led-udp:10.0.0.1:99"], new ScreenSetting(1920, 1080, 25, null)))
            .Message.ShouldContain("a frame takes 259214 bytes, at most 65507");

    private static MonoSink Sink(IFrameOutlet outlet) =>
        new(outlet, new MonoFrame(8, 1, 1, 50), Hours("led-file:x"), () => 12);

    private static BrightnessHours Hours(string text) => BrightnessHours.Read(ScreenAddress.Parse(text));

    public void Dispose() => _folder.Dispose();
}
