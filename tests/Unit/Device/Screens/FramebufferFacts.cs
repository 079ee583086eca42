using System.Buffers.Binary;
using Shouldly;
using Signage.Player.Running;
using Signage.Player.Screens;
using Signage.Player.Screens.Framebuffer;
using Signage.Tests.Support;
using Signage.Tests.Unit.Device.Led;
using Xunit;

namespace Signage.Tests.Unit.Device.Screens;

public sealed class FramebufferFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_picture_stands_pixel_for_pixel_in_its_region_and_lines_may_be_longer()
    {
        var path = _folder.At("fb");
        using var picture = LedPictures.Coded(3, 2);
        using (var sink = Open(path, new DisplayMode(8, 4, 32, LineBytes: 40), new DisplayRegion(2, 1, 3, 2)))
            sink.Send(picture, 1);

        var display = File.ReadAllBytes(path);
        display.Length.ShouldBe(3 * 40 + 8 * 4);
        display[(1 * 40 + 2 * 4)..(1 * 40 + 5 * 4)].ShouldBe(picture.Bytes[..12].ToArray());
        display[(2 * 40 + 2 * 4)..(2 * 40 + 5 * 4)].ShouldBe(picture.Bytes[12..].ToArray());
        display.Count(value => value != 0).ShouldBe(picture.Bytes.ToArray().Count(value => value != 0));
    }

    [Fact]
    public void What_is_outside_the_region_is_cleared_once_or_left_alone()
    {
        var mode = new DisplayMode(2, 1, 32, 8);
        var kept = _folder.Write("kept", [9, 9, 9, 9, 9, 9, 9, 9]);
        var cleared = _folder.Write("cleared", [9, 9, 9, 9, 9, 9, 9, 9]);
        using var picture = LedPictures.Solid(1, 1, 1, 2, 3);

        using (var sink = Open(kept, mode, new DisplayRegion(0, 0, 1, 1), clear: false))
            sink.Send(picture, 1);
        using (var sink = Open(cleared, mode, new DisplayRegion(0, 0, 1, 1)))
            sink.Send(picture, 1);

        File.ReadAllBytes(kept).ShouldBe([3, 2, 1, 255, 9, 9, 9, 9]);
        File.ReadAllBytes(cleared).ShouldBe([3, 2, 1, 255, 0, 0, 0, 0]);
    }

    [Fact]
    public void A_picture_that_is_larger_is_cut_and_one_that_is_smaller_leaves_black()
    {
        var path = _folder.Write("fb", Enumerable.Repeat((byte)9, 16).ToArray());
        using var large = LedPictures.Solid(3, 3, 1, 2, 3);
        using var small = LedPictures.Solid(1, 1, 4, 5, 6);
        using var sink = Open(path, new DisplayMode(2, 2, 32, 8), new DisplayRegion(0, 0, 2, 2), clear: false);

        sink.Send(large, 1);
        File.ReadAllBytes(path).ShouldBe(Enumerable.Repeat((byte[])[3, 2, 1, 255], 4).SelectMany(pixel => pixel));
        sink.Send(small, 1);

        File.ReadAllBytes(path).ShouldBe([6, 5, 4, 255, .. new byte[12]]);
    }

    // red, green, blue         R5 G6 B5
    [Theory]
    [InlineData(255, 255, 255,  0xFFFF)]
    [InlineData(255, 0, 0,      0xF800)]
    [InlineData(0, 255, 0,      0x07E0)]
    [InlineData(0, 0, 255,      0x001F)]
    [InlineData(7, 3, 7,        0x0000)]
    [InlineData(8, 4, 8,        0x0821)]
    public void Sixteen_bits_keep_the_upper_bits_of_each_colour(byte red, byte green, byte blue, int expected)
    {
        using var picture = LedPictures.Solid(1, 1, red, green, blue);
        var row = new byte[2];

        DisplayRow.Write(picture.Bytes, row, new DisplayMode(1, 1, 16, 2));

        BinaryPrimitives.ReadUInt16LittleEndian(row).ShouldBe((ushort)expected);
    }

    [Fact]
    public void Some_displays_have_red_first()
    {
        using var picture = LedPictures.Solid(1, 1, 1, 2, 3);
        var row = new byte[4];

        DisplayRow.Write(picture.Bytes, row, new DisplayMode(1, 1, 32, 4, RedFirst: true));

        row.ShouldBe([1, 2, 3, 255]);
    }

    [Fact]
    public void The_mode_is_read_out_of_the_kernels_structures()
    {
        // struct fb_var_screeninfo of linux/fb.h: xres, yres, xres_virtual, yres_virtual, xoffset, yoffset,
        // bits_per_pixel, grayscale, then red, green and blue as offset, length, msb_right.
        var variable = new byte[FramebufferDevice.VariableBytes];
        foreach (var (at, value) in (ReadOnlySpan<(int, uint)>)
            [(0, 1920), (4, 1080), (8, 1920), (12, 2160), (20, 1080), (24, 32), (32, 16), (36, 8), (44, 8), (48, 8)])
            BinaryPrimitives.WriteUInt32LittleEndian(variable.AsSpan(at), value);
        // struct fb_fix_screeninfo on 64 bits: id[16], smem_start (8), smem_len, type, type_aux, visual,
        // three uint16 and two bytes of padding, then line_length at 48.
        var constant = new byte[FramebufferDevice.FixedBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(constant.AsSpan(48), 7936);

        FramebufferDevice.Read(variable, constant)
            .ShouldBe(new DisplayMode(1920, 1080, 32, 7936, RedFirst: false, Start: 1080 * 7936));
    }

    [Fact]
    public void Pixels_of_another_kind_are_refused()
    {
        var variable = new byte[FramebufferDevice.VariableBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(variable.AsSpan(24), 8);

        Should.Throw<IOException>(() => FramebufferDevice.Read(variable, new byte[FramebufferDevice.FixedBytes]))
            .Message.ShouldContain("pixels of 8 bits");
    }

    [Fact]
    public void A_file_that_is_cut_short_is_an_error_and_does_not_end_the_process()
    {
        var path = _folder.At("fb");
        using var picture = LedPictures.Solid(64, 64, 1, 2, 3);
        using var sink = Open(path, new DisplayMode(64, 64, 32, 256), new DisplayRegion(0, 0, 64, 64));
        File.WriteAllBytes(path, []);

        Should.Throw<IOException>(() => sink.Send(picture, 1)).Message.ShouldContain("cut short");
    }

    [Fact]
    public void A_device_that_is_none_is_an_error_of_the_world()
    {
        Should.Throw<IOException>(() => DisplayMemory.OfDevice(_folder.At("none")));
        Should.Throw<IOException>(() => DisplayMemory.OfDevice("/dev/null")).Message.ShouldContain("/dev/null");
    }

    [Fact]
    public void A_region_off_the_display_is_an_error_that_names_both() =>
        Should.Throw<IOException>(() => Open(_folder.At("fb"), new DisplayMode(100, 50, 32, 400),
            new DisplayRegion(0, 0, 192, 32)))
            .Message.ShouldContain("the region 0,0,192,32 is not on the display of 100x50");

    // geometry             width   height  bits    line
    [Theory]
    [InlineData("1920x1080x32", 1920, 1080, 32, 7680)]
    [InlineData("800x480x16", 800, 480, 16, 1600)]
    [InlineData("800x480x16x2048", 800, 480, 16, 2048)]
    [InlineData("1x1x32", 1, 1, 32, 4)]
    public void A_geometry_is_read(string text, int width, int height, int bits, int line) =>
        DisplayMode.Parse(text).ShouldBe(new DisplayMode(width, height, bits, line));

    [Theory]
    [InlineData("fb:x?geometry=1920x1080", "geometry=1920x1080 must be like 1920x1080x32")]
    [InlineData("fb:x?geometry=1920x1080x24", "with 32 or 16 bits a pixel")]
    [InlineData("fb:x?geometry=800x480x16x100", "geometry=800x480x16x100 must be like")]
    [InlineData("fb:x?region=1,2,3", "region=1,2,3 must be X,Y,W,H")]
    [InlineData("fb:x?region=0,0,0,32", "the region's width and height must be above 0")]
    [InlineData("fb:", "the path is missing")]
    public void What_is_wrong_is_said(string text, string english) =>
        Should.Throw<PlayerRefusalException>(() => ScreenKinds.Open([text], new ScreenSetting(192, 32, 25, null)))
            .Message.ShouldContain(english);

    [Fact]
    public async Task The_command_line_shows_pictures_in_a_file()
    {
        var path = _folder.At("fb");
        using var picture = LedPictures.Coded(192, 32);
        using var screen = ScreenKinds.Open(
            [$"fb:{path}?geometry=640x480x32&region=100,50,192,32"], new ScreenSetting(192, 32, 25, null)).Single();

        await Eventually.Holds("the picture is there", () =>
        {
            screen.Show(picture, changed: true);
            var display = File.ReadAllBytes(path);
            return Enumerable.Range(0, 32).All(y =>
                display.AsSpan(((50 + y) * 640 + 100) * 4, 768).SequenceEqual(picture.Bytes.Slice(y * 768, 768)));
        });
    }

    private static FramebufferSink Open(string path, DisplayMode mode, DisplayRegion region, bool clear = true) =>
        new(DisplayMemory.OfFile(path, mode), region, clear);

    public void Dispose() => _folder.Dispose();
}
