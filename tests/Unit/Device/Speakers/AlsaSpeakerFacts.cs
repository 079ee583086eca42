using System.Runtime.InteropServices;
using Shouldly;
using Signage.Player.Speakers;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Speakers;

/// <summary>The real libasound, with devices that need no hardware: <c>null</c>, and <c>file</c> by an asoundrc of the
/// test's own.</summary>
public sealed class AlsaSpeakerFacts : IDisposable
{
    private static readonly TimeSpan Block = TimeSpan.FromMilliseconds(10);

    private readonly TempFolder _folder = new();

    // The thread runs by the real clock: what the machine keeps from running in time is cut or stretched, as it
    // is to be. Then another stream is tried.
    [Fact]
    public async Task A_device_gets_every_frame_bit_for_bit()
    {
        var all = Enumerable.Range(0, 20).SelectMany(BlockOf).ToArray();
        var tries = 0;
        await Eventually.Holds("a stream arrives as it was", async () =>
        {
            var recorded = _folder.At($"recorded-{tries++}.raw");
            using var speaker = Open(FileDevice(recorded));
            for (var i = 0; i < 20; i++)
                speaker.Play(BlockOf(i), speaker.Lead + i * Block);
            await Eventually.Holds("it was sounded to its end", () => Array.IndexOf(Samples(recorded), all[^1]) >= 0,
                within: TimeSpan.FromSeconds(3));
            return Samples(recorded).AsSpan(IndexOfFirst(recorded)).StartsWith(all);
        }, within: TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_device_without_a_clock_is_paced_by_ours()
    {
        var recorded = _folder.At("recorded.raw");
        using var speaker = Open(FileDevice(recorded));
        await Eventually.Holds("silence runs", () => Samples(recorded).Length > 0);
        var (since, before) = (System.Diagnostics.Stopwatch.StartNew(), Samples(recorded).Length);
        await Eventually.Holds("a second went by", () => since.ElapsedMilliseconds >= 1_000);
        var seconds = since.Elapsed.TotalSeconds;
        ((Samples(recorded).Length - before) / 96_000.0).ShouldBeLessThan(seconds * 1.2 + 0.1);
    }

    [Fact]
    public void The_null_device_takes_everything()
    {
        using var speaker = Open("null");
        for (var i = 0; i < 10; i++)
            speaker.Play(BlockOf(i), speaker.Lead + i * Block);
        speaker.Settle();
        speaker.Underruns.ShouldBe(0);
    }

    [Fact]
    public void A_device_that_is_not_there_says_so_in_words() =>
        Should.Throw<IOException>(() => new AlsaDevice("hw:CARD=nowhere")).Message
            .ShouldStartWith("alsa:hw:CARD=nowhere: 声卡不可用 / the device cannot be used: ");

    [Fact]
    public async Task A_device_that_vanishes_breaks_its_speaker_and_comes_back()
    {
        var device = new Vanishing();
        using var group = new SpeakerGroup([("alsa:usb", () => device.IsGone
            ? throw new IOException("No such device")
            : new DeviceSpeaker("alsa:usb", device, TimeProvider.System))]);
        device.IsGone = true;
        await Eventually.Holds("it is said", () =>
        {
            group.Play(BlockOf(1), group.Lead);
            return group.Broken.Any();
        });
        group.Broken.ShouldBe(["alsa:usb: 喇叭不可用，正在重试 / is out of order and tried again: the cable was pulled"]);

        device.IsGone = false;
        await Eventually.Holds("it is back", () =>
        {
            group.Settle();
            return !group.Broken.Any();
        });
        var before = device.Written;
        await Eventually.Holds("it sounds", () => device.Written > before);
    }

    public void Dispose() => _folder.Dispose();

    private static DeviceSpeaker Open(string device) =>
        new("alsa:" + device, new AlsaDevice(device), TimeProvider.System);

    /// <summary>A definition in the place of a name, as ALSA allows; what is written goes to a file too.</summary>
    private static string FileDevice(string path) =>
        $"file:'{path}',raw";

    private static short[] BlockOf(int index) =>
        [.. Enumerable.Range(0, 960).Select(i => (short)(index * 960 + i + 1))];

    private static int IndexOfFirst(string path) => Array.FindIndex(Samples(path), sample => sample != 0);

    private static short[] Samples(string path)
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length / 4 * 4];
        file.ReadExactly(bytes);
        return MemoryMarshal.Cast<byte, short>(bytes).ToArray();
    }

    private sealed class Vanishing : ISoundDevice
    {
        private int _written;

        public volatile bool IsGone;

        public int Written => Volatile.Read(ref _written);

        public int PeriodFrames => 480;

        public int Delay => 0;

        public long Underruns => 0;

        public void Write(ReadOnlySpan<short> period)
        {
            if (IsGone)
                throw new IOException("the cable was pulled");
            Interlocked.Increment(ref _written);
        }

        public void Abandon()
        {
        }

        public void Dispose()
        {
        }
    }
}
