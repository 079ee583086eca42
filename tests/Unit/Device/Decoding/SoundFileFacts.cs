using NodaTime;
using Shouldly;
using Signage.Player.Decoding;
using Signage.Player.Sound;
using Signage.Tests.Unit.Device.Presenting;
using Xunit;

namespace Signage.Tests.Unit.Device.Decoding;

/// <summary>Every file of sound, good or bad, made by ffmpeg for the test.</summary>
public sealed class SoundFileFacts : IDisposable
{
    private readonly SoundFiles _files = new();

    // what                                                       how it is encoded
    public static TheoryData<string, string[]> Kinds => new()
    {
        { "stereo.mp3",                                           ["-ac", "2", "-b:a", "128k"] },
        { "mono.mp3",                                             ["-ac", "1", "-b:a", "64k"] },
        { "44100.mp3",                                            ["-ar", "44100", "-b:a", "128k"] },
        { "8000.mp3",                                             ["-ar", "8000", "-ac", "1", "-b:a", "16k"] },
        { "variable.mp3",                                         ["-q:a", "4"] },
        { "five-one.m4a",                                         ["-ac", "6", "-c:a", "aac"] },
        { "stereo.m4a",                                           ["-c:a", "aac"] },
        { "stereo.flac",                                          ["-sample_fmt", "s16"] },
        { "stereo.ogg",                                           ["-c:a", "libvorbis"] },
        { "8000-mono.wav",                                        ["-ar", "8000", "-ac", "1"] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_gives_the_samples_that_ffmpeg_gives(string name, string[] encoding)
    {
        var path = await Tone(name, encoding);
        var (heard, wanted) = (All(SoundFile.Open(path, Duration.Zero)), await _files.Decode(path));

        // Where the rate is changed the last sample may be counted or not; rounding may differ by a step.
        Math.Abs(heard.Length - wanted.Length).ShouldBeLessThanOrEqualTo(name.Contains("00", StringComparison.Ordinal)
            ? 4 : 0);
        var length = Math.Min(heard.Length, wanted.Length) - 4_000;
        var most = name.Contains("00", StringComparison.Ordinal) ? 120 : 1;
        for (var i = 4_000; i < length; i++)
            Math.Abs(heard[i] - wanted[i]).ShouldBeLessThanOrEqualTo(most, $"sample {i}");
    }

    [Fact]
    public async Task An_MP3_is_decoded_in_this_process_and_gapless_by_its_LAME_tag()
    {
        var path = await Tone("a.mp3", ["-b:a", "128k"]);
        using var reader = Mp3Reader.TryOpen(path, Duration.Zero).ShouldNotBeNull();
        reader.Rate.ShouldBe(48_000);
        All(reader).Length.ShouldBe(48_000 * 2 * 2);
    }

    [Fact]
    public async Task It_begins_in_the_middle_to_the_sample()
    {
        var path = await Tone("a.mp3", ["-b:a", "128k"]);
        var whole = All(SoundFile.Open(path, Duration.Zero));
        var later = All(SoundFile.Open(path, Duration.FromMilliseconds(1_234)));
        later.Length.ShouldBe(whole.Length - 1_234 * 96);
        later.Zip(whole.Skip(1_234 * 96), (a, b) => Math.Abs(a - b)).Skip(2_400).Max().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Tags_in_GBK_change_nothing()
    {
        var path = await Tone("a.mp3", ["-b:a", "128k", "-id3v2_version", "0", "-write_id3v1", "0"]);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        // "反诈宣传" in GBK in an ID3v2.3 title that claims Latin-1, and again in ID3v1.
        byte[] gbk = [0xB7, 0xB4, 0xD5, 0xA9, 0xD0, 0xFB, 0xB4, 0xAB];
        byte[] frame = [.. "TIT2"u8, 0, 0, 0, 9, 0, 0, 0, .. gbk];
        byte[] before = [.. "ID3"u8, 3, 0, 0, 0, 0, 0, (byte)frame.Length, .. frame];
        byte[] after = [.. "TAG"u8, .. gbk, .. new byte[117]];
        var tagged = _files.At("tagged.mp3");
        await File.WriteAllBytesAsync(tagged, [.. before, .. bytes, .. after], TestContext.Current.CancellationToken);

        All(SoundFile.Open(tagged, Duration.Zero)).ShouldBe(All(SoundFile.Open(path, Duration.Zero)));
    }

    [Fact]
    public async Task A_truncated_MP3_gives_what_there_is()
    {
        var path = await Tone("a.mp3", ["-b:a", "128k"]);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        (All(SoundFile.Open(path, Duration.Zero)).Length / 2 / 48_000.0).ShouldBe(1, 0.1);
    }

    [Fact]
    public async Task A_corrupt_stretch_costs_itself_and_no_more()
    {
        var path = await Tone("a.mp3", ["-b:a", "128k"]);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        new Random(1).NextBytes(bytes.AsSpan(bytes.Length / 2, 3_000));
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        (All(SoundFile.Open(path, Duration.Zero)).Length / 2 / 48_000.0).ShouldBe(1.8, 0.25);
    }

    [Fact]
    public async Task An_MP3_whose_header_lies_about_its_length_is_as_long_as_it_is()
    {
        var path = await Tone("a.mp3", ["-b:a", "128k"]);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var tag = bytes.AsSpan().IndexOf("Info"u8);
        tag.ShouldBeGreaterThan(0);
        // Number of frames, big endian, behind four letters and four bytes of flags: a quarter of the truth, then more.
        foreach (var claimed in new byte[] { 20, 255 })
        {
            bytes[tag + 8] = bytes[tag + 9] = 0;
            bytes[tag + 10] = claimed == 255 ? (byte)4 : (byte)0;
            bytes[tag + 11] = claimed;
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            (All(SoundFile.Open(path, Duration.Zero)).Length / 2 / 48_000.0).ShouldBe(2, 0.08);
        }
    }

    [Theory]
    [InlineData("nothing.mp3", 0)]
    [InlineData("garbage.mp3", 40_000)]
    public void What_holds_no_sound_says_so(string name, int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        var path = _files.At(name);
        File.WriteAllBytes(path, bytes);

        Should.Throw<IOException>(() => All(SoundFile.Open(path, Duration.Zero))).Message.ShouldStartWith("ffmpeg: ");
    }

    [Fact]
    public async Task A_reader_that_is_left_in_the_middle_ends_at_once()
    {
        // An hour of it, of which a second is read ahead.
        var path = await _files.Make("long.m4a", "-f", "lavfi", "-i", "anullsrc=r=48000", "-t", "3600", "-c:a", "aac");
        var ahead = new LookAhead(SoundFile.Open(path, Duration.Zero));
        await Signage.Tests.Support.Eventually.Holds("a second is held", () => ahead.Held == 96_000);
        ahead.Ended.ShouldBeFalse();
        ahead.Dispose();
        await Signage.Tests.Support.Eventually.Holds("it ended", () => ahead.IsComplete);
        ahead.Failure.ShouldBeNull();
    }

    public void Dispose() => _files.Dispose();

    private Task<string> Tone(string name, string[] encoding) => _files.Make(
        name,
        ["-f", "lavfi", "-i", "aevalsrc=0.4*sin(2*PI*441*t)|0.3*sin(2*PI*300*t):s=48000", "-t", "2", .. encoding]);

    private static short[] All(ISoundReader reader)
    {
        using (reader)
        {
            var (all, block) = (new List<short>(), new float[4_800]);
            for (int read; (read = reader.Read(block)) > 0;)
            {
                var whole = new short[read];
                Mix.ToInt16(block.AsSpan(0, read), whole);
                all.AddRange(whole);
            }

            return [.. all];
        }
    }
}
