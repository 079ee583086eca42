using System.Buffers.Binary;
using Shouldly;
using Signage.Player.Speakers;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Speakers;

public sealed class WavSpeakerFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void It_writes_exactly_what_was_handed_over_under_a_true_header()
    {
        var path = _folder.At("out.wav");
        using (var speaker = new WavSpeaker(path))
            speaker.Play([1, -2, 3, -4], default);

        var bytes = File.ReadAllBytes(path);

        bytes.Length.ShouldBe(44 + 8);
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(40)).ShouldBe(8u);
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4)).ShouldBe(44u);
        bytes[44..].ShouldBe([1, 0, 0xFE, 0xFF, 3, 0, 0xFC, 0xFF]);
    }

    [Fact]
    public void Another_run_goes_on_behind_what_was_there_on_a_whole_frame()
    {
        var path = _folder.At("out.wav");
        using (var first = new WavSpeaker(path))
            first.Play([1, 1], default);
        File.AppendAllBytes(path, [9, 9, 9]);

        using (var second = new WavSpeaker(path))
            second.Play([2, 2], default);

        File.ReadAllBytes(path)[44..].ShouldBe([1, 0, 1, 0, 2, 0, 2, 0]);
    }

    [Fact]
    public void A_full_file_is_put_aside()
    {
        var path = _folder.At("out.wav");
        using (var speaker = new WavSpeaker(path, largestBytes: 44 + 8))
        {
            speaker.Play([1, 1, 2, 2], default);
            speaker.Play([3, 3], default);
        }

        File.ReadAllBytes(path + ".1").Length.ShouldBe(44 + 8);
        File.ReadAllBytes(path)[44..].ShouldBe([3, 0, 3, 0]);
    }

    public void Dispose() => _folder.Dispose();
}
