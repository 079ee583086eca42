using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Speakers;

/// <summary>The whole player into devices and networks that are not ours, and heard there.</summary>
public sealed class SpeakerTests : IDisposable
{
    private const int UsualPort = 5004;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Wireshark_finds_nothing_wrong_with_a_packet_of_RTP()
    {
        using var receiver = new Datagrams();
        using var player = await LonePlayer.StartAsync(_folder, $"rtp:127.0.0.1:{receiver.Port}:48");
        var packets = receiver.Next(3_000);

        // At a usual port: some of those that a test gets by chance look like a traceroute to tshark.
        var capture = _folder.At("rtp.pcap");
        PcapFile.Write(capture, packets.Select(packet => (UsualPort, packet)));
        var seen = await Tool.Run("tshark",
        [
            "-r", capture, "-d", $"udp.port=={UsualPort},rtp", "-T", "fields", "-E", "separator=,",
            "-e", "rtp.version",
            "-e", "rtp.p_type", "-e", "rtp.seq", "-e", "rtp.timestamp", "-e", "rtp.ssrc", "-e", "udp.length",
            "-e", "_ws.malformed", "-e", "_ws.expert.severity",
        ]);
        seen.Exit.ShouldBe(0, seen.All);
        var rows = seen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(',')).ToList();
        rows.Count.ShouldBe(packets.Count);
        rows.ShouldAllBe(row => row[0] == "2" && row[1] == "96" && row[4] == rows[0][4] && row[5] == "212"
            && row[6].Length == 0 && row[7].Length == 0);
        var sequences = rows.Select(row => int.Parse(row[2])).ToList();
        sequences.Zip(sequences.Skip(1), (a, b) => (b - a + 65_536) % 65_536).ShouldAllBe(step => step == 1);
        var timestamps = rows.Select(row => uint.Parse(row[3])).ToList();
        timestamps.Zip(timestamps.Skip(1), (a, b) => unchecked(b - a)).ShouldAllBe(step => step == 48);
        HoldsTheTone([.. packets.SelectMany(packet => Enumerable.Range(0, 96)
            .Select(i => BinaryPrimitives.ReadInt16BigEndian(packet.AsSpan(12 + 2 * i))))]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_device_of_a_private_asoundrc_is_found_by_its_name()
    {
        var heard = _folder.At("heard.raw");
        var configuration = _folder.Write("asoundrc", $$"""
            </usr/share/alsa/alsa.conf>
            pcm.hall { type file slave.pcm { type null } file "{{heard}}" format "raw" }
            """);
        using var player = await LonePlayer.StartAsync(
            _folder, "alsa:hall", ("ALSA_CONFIG_PATH", configuration));
        await Eventually.Holds("a second of the tone", () => HoldsTheTone(Loud(heard)), TimeSpan.FromSeconds(180));
    }

    [Fact]
    public async Task PulseAudio_is_played_to_by_the_name_of_its_plugin()
    {
        var socket = _folder.At("socket");
        using var server = Start("pulseaudio",
        [
            "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "-L",
            "module-null-sink sink_name=hall rate=48000 channels=2 format=s16le", "-L",
            $"module-native-protocol-unix auth-anonymous=1 socket={socket}",
        ]);
        try
        {
            await Eventually.Holds("PulseAudio is there", () => File.Exists(socket), TimeSpan.FromSeconds(180));
            using var player = await LonePlayer.StartAsync(
                _folder, "alsa:pulse", ("PULSE_SERVER", $"unix:{socket}"), ("HOME", _folder.Root));
            var heard = _folder.At("heard.raw");
            using var recorder = Start("parec",
            [
                "--server", $"unix:{socket}", "-d", "hall.monitor", "--format=s16le", "--rate=48000", "--channels=2",
                "--raw", heard,
            ]);
            await Eventually.Holds("a second of the tone", () => HoldsTheTone(Loud(heard)), TimeSpan.FromSeconds(180));
            recorder.Kill();
        }
        finally
        {
            server.Kill();
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>From the first sound on.</summary>
    private static short[] Loud(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length / 4 * 4];
        file.ReadExactly(bytes);
        var samples = MemoryMarshal.Cast<byte, short>(bytes).ToArray();
        var begin = Array.FindIndex(samples, sample => Math.Abs((int)sample) > 1_000);
        return begin < 0 ? [] : samples[(begin / 2 * 2)..];
    }

    /// <summary>
    /// Is there a second of 1 kHz at half of full scale? Its left channel crosses zero upwards a thousand times then.
    /// A busy machine makes a play join late or run dry, and what is cut fades away: then another second is the one.
    /// </summary>
    private static bool HoldsTheTone(short[] samples)
    {
        var left = samples.Where((_, i) => i % 2 == 0).ToArray();
        for (var begin = 0; begin + 48_000 <= left.Length; begin += 4_800)
        {
            var second = left.AsSpan(begin, 48_000);
            var crossed = 0;
            for (var i = 1; i < second.Length; i++)
            {
                crossed += second[i - 1] < 0 && second[i] >= 0 ? 1 : 0;
            }

            if (second.ToArray().Max() is > 15_000 and < 17_300 && crossed is > 990 and < 1_010)
            {
                return true;
            }
        }

        return false;
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        start.Environment["HOME"] = start.Environment["XDG_RUNTIME_DIR"] = _folder.Root;
        return Process.Start(start)!;
    }
}
