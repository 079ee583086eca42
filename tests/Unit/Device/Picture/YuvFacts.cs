using System.Globalization;
using Shouldly;
using Signage.Player.Picture;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Picture;

/// <summary>BGRA and I420, against what ffmpeg makes of the same pixels.</summary>
public sealed class YuvFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    // colour                                red  green blue   Y    U    V    (BT.709, limited range)
    public static TheoryData<string, int, int, int, int, int, int> Colours => new()
    {
        { "black",                           0,   0,    0,     16,  128, 128 },
        { "white",                           255, 255,  255,   235, 128, 128 },
        { "red",                             255, 0,    0,     63,  102, 240 },
        { "green",                           0,   255,  0,     173, 42,  26  },
        { "blue",                            0,   0,    255,   32,  240, 118 },
    };

    [Theory]
    [MemberData(nameof(Colours))]
    public void A_colour_has_the_values_of_the_standard(
        string name, int red, int green, int blue, int y, int u, int v) =>
        Yuv.Of(red, green, blue).ShouldBe(((byte)y, (byte)u, (byte)v), name);

    [Theory]
    [InlineData(320, 180)]
    [InlineData(192, 32)]
    [InlineData(66, 34)]
    [InlineData(18, 6)]
    public async Task I420_becomes_the_pixels_that_ffmpeg_makes_of_it(int width, int height)
    {
        using var from = new PixelBuffer(width, height, PixelFormat.I420);
        Slopes(from.Plane(0), width, 16, 235);
        Slopes(from.Plane(1), from.ChromaWidth, 60, 200);
        Slopes(from.Plane(2), from.ChromaWidth, 200, 60);
        using var to = new PixelBuffer(width, height);

        to.CopyFrom(from);

        var theirs = await FfmpegAsync(from, "yuv420p", "bgra", "neighbor");
        Farthest(to.Bytes, theirs).ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData(320, 180)]
    [InlineData(192, 32)]
    [InlineData(66, 34)]
    public async Task Pixels_become_the_I420_that_ffmpeg_makes_of_them(int width, int height)
    {
        using var from = new PixelBuffer(width, height);
        Slopes(from.Bytes, width * 4, 10, 240, channels: 4);
        using var to = new PixelBuffer(width, height, PixelFormat.I420);

        to.CopyFrom(from);

        var theirs = await FfmpegAsync(from, "bgra", "yuv420p", "area");
        Farthest(to.Bytes, theirs).ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(131, 3)]
    public void The_last_column_and_row_of_an_odd_size_are_converted_too(int width, int height)
    {
        using var white = new PixelBuffer(width, height);
        white.Bytes.Fill(255);
        using PixelBuffer planes = new(width, height, PixelFormat.I420), back = new(width, height);

        planes.CopyFrom(white);
        back.CopyFrom(planes);

        planes.Plane(0).ToArray().ShouldAllBe(y => y == 235);
        back.Bytes.ToArray().ShouldAllBe(b => b == 255);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Fills a plane with values that rise along rows and columns, so that how neighbours are weighted does
    /// not matter.</summary>
    private static void Slopes(Span<byte> plane, int stride, int least, int most, int channels = 1)
    {
        var rows = plane.Length / stride;
        for (var i = 0; i < plane.Length; i++)
        {
            var (x, y, channel) = (i % stride / channels, i / stride, i % channels);
            var part = channel switch
            {
                1 => 1 - (double)x / (stride / channels),
                2 => (double)y / rows,
                _ => ((double)x / (stride / channels) + (double)y / rows) / 2,
            };
            plane[i] = (byte)(least + (most - least) * part);
        }
    }

    private async Task<byte[]> FfmpegAsync(PixelBuffer picture, string from, string to, string chroma)
    {
        var (input, output) = (_folder.Write("in.raw", picture.Bytes.ToArray()), _folder.At("out.raw"));
        var size = string.Create(CultureInfo.InvariantCulture, $"{picture.Width}x{picture.Height}");
        var made = await Tool.Run("ffmpeg",
        [
            "-v", "error", "-f", "rawvideo", "-pix_fmt", from, "-s", size, "-i", input, "-vf",
            "scale=in_color_matrix=bt709:out_color_matrix=bt709:in_range=auto:out_range=auto:"
            + "flags=accurate_rnd+full_chroma_int+full_chroma_inp+" + chroma,
            "-pix_fmt", to, "-f", "rawvideo", "-y", output,
        ]);
        made.Exit.ShouldBe(0, made.Errors);
        return await File.ReadAllBytesAsync(output);
    }

    private static int Farthest(ReadOnlySpan<byte> ours, byte[] theirs)
    {
        ours.Length.ShouldBe(theirs.Length);
        var farthest = 0;
        for (var i = 0; i < ours.Length; i++)
            farthest = Math.Max(farthest, Math.Abs(ours[i] - theirs[i]));
        return farthest;
    }
}
