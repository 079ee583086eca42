using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Signage.Player.Speakers;
using Xunit;

namespace Signage.Tests.Unit.Device.Speakers;

/// <summary>Packets of L16 as RFC 3550 and 3551 have them, taken off the loopback.</summary>
public sealed class RtpSpeakerFacts : IDisposable
{
    private static readonly TimeSpan Block = TimeSpan.FromMilliseconds(10);

    private readonly Socket _receiver = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
    {
        ReceiveTimeout = 5_000,
    };

    private readonly FakeTimeProvider _time = new();

    public RtpSpeakerFacts() => _receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    private int Port => ((IPEndPoint)_receiver.LocalEndPoint!).Port;

    [Theory]
    [InlineData(48)]
    [InlineData(240)]
    [InlineData(360)]
    public void A_stream_is_whole_in_order_and_within_an_ethernet_frame(int frames)
    {
        using var speaker = Open(frames);
        for (var i = 0; i < 9; i++)
            Play(speaker, i);

        var packets = Enumerable.Range(0, 9 * 480 / frames).Select(_ => Receive()).ToList();

        packets.SelectMany(packet => packet.Samples).ShouldBe(
            Enumerable.Range(0, 9).SelectMany(BlockOf).Take(packets.Count * frames * 2));
        packets.ShouldAllBe(packet => packet.Version == 2 && packet.Type == 96 && packet.Bytes <= 1_472
            && packet.Source == packets[0].Source);
        packets.Select(packet => packet.Marker).ShouldBe(packets.Select((_, i) => i == 0));
        packets.Zip(packets.Skip(1), (a, b) => (ushort)(b.Sequence - a.Sequence)).ShouldAllBe(step => step == 1);
        packets.Zip(packets.Skip(1), (a, b) => b.Timestamp - a.Timestamp).ShouldAllBe(step => step == frames);
    }

    [Fact]
    public void Timestamps_leap_over_a_silence_and_the_marker_says_that_it_begins_again()
    {
        using var speaker = Open(240);
        Play(speaker, 0);
        _time.Advance(TimeSpan.FromSeconds(2));
        Play(speaker, 1);

        var packets = Enumerable.Range(0, 4).Select(_ => Receive()).ToList();

        packets.Select(packet => packet.Marker).ShouldBe([true, false, true, false]);
        (packets[2].Timestamp - packets[0].Timestamp).ShouldBe(96_480u);
        (packets[2].Sequence - packets[1].Sequence).ShouldBe(1);
    }

    [Fact]
    public void What_is_left_at_the_end_goes_out_filled_with_silence()
    {
        using var speaker = Open(360);
        Play(speaker, 0);
        _time.Advance(TimeSpan.FromSeconds(1));
        speaker.Settle();

        Receive().Samples.ShouldBe(BlockOf(0).Take(720));
        Receive().Samples.ShouldBe([.. BlockOf(0).Skip(720), .. new short[480]]);
    }

    [Fact]
    public void The_same_seed_is_the_same_source_and_another_is_another()
    {
        uint SourceOf(string seed)
        {
            using var speaker = new RtpSpeaker("127.0.0.1", Port, 240, seed, _time);
            speaker.Play(BlockOf(0), default);
            var source = Receive().Source;
            Receive();
            return source;
        }

        SourceOf("a").ShouldBe(SourceOf("a"));
        SourceOf("a").ShouldNotBe(SourceOf("b"));
    }

    [Fact]
    public void Nobody_need_listen()
    {
        var port = Port;
        _receiver.Dispose();
        using var speaker = new RtpSpeaker("127.0.0.1", port, 240, "s", _time);
        for (var i = 0; i < 50; i++)
            Play(speaker, i);
    }

    [Fact]
    public void A_host_that_is_not_known_is_said_in_words() =>
        Should.Throw<IOException>(() => new RtpSpeaker("no.such.host.invalid", 5_004, 240, "s", _time)).Message
            .ShouldStartWith("no.such.host.invalid: 无法到达 / cannot be reached");

    [Fact]
    public void A_block_costs_no_allocation()
    {
        using var speaker = Open(240);
        var block = BlockOf(0);
        speaker.Play(block, default);
        _time.Advance(Block);
        var before = GC.GetAllocatedBytesForCurrentThread();
        speaker.Play(block, default);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    public void Dispose() => _receiver.Dispose();

    private RtpSpeaker Open(int frames) => new("127.0.0.1", Port, frames, "seed", _time);

    private void Play(RtpSpeaker speaker, int index)
    {
        speaker.Play(BlockOf(index), default);
        _time.Advance(Block);
    }

    private static short[] BlockOf(int index) =>
        [.. Enumerable.Range(0, 960).Select(i => (short)(index % 20 * 960 + i - 4_000))];

    private Packet Receive()
    {
        var bytes = new byte[2_000];
        return Packet.Of(bytes.AsSpan(0, _receiver.Receive(bytes)));
    }

    private sealed record Packet(
        int Version, bool Marker, int Type, ushort Sequence, uint Timestamp, uint Source, int Bytes, short[] Samples)
    {
        public static Packet Of(ReadOnlySpan<byte> bytes)
        {
            var samples = new short[(bytes.Length - 12) / 2];
            for (var i = 0; i < samples.Length; i++)
                samples[i] = BinaryPrimitives.ReadInt16BigEndian(bytes[(12 + 2 * i)..]);
            return new Packet(bytes[0] >> 6, bytes[1] >= 128, bytes[1] & 127,
                BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
                BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]), bytes.Length, samples);
        }
    }
}
