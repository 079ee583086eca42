using System.Buffers.Binary;
using System.Text;
using Shouldly;
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Library;

/// <summary>Small media files of our own making.</summary>
public static class MakeMedia
{
    public static async Task<string> Ffmpeg(TempFolder folder, string name, params string[] arguments)
    {
        var file = folder.At(name);
        var made = await Tool.Run("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments, file]);
        made.Exit.ShouldBe(0, made.All);
        return file;
    }

    public static Task<string> Clip(TempFolder folder, string name = "clip.mp4", int seconds = 1) => Ffmpeg(
        folder, name, "-f", "lavfi", "-i", $"testsrc2=s=320x180:r=30:d={seconds}", "-f", "lavfi", "-i",
            $"sine=440:d={seconds}",
        "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "mp4");

    public static Task<string> Mp3(TempFolder folder, string name = "sound.mp3", params string[] more) => Ffmpeg(
        folder, name,
            ["-f", "lavfi", "-i", "sine=440:d=2", "-ar", "44100", "-ac", "2", "-b:a", "128k", .. more, "-f", "mp3"]);

    /// <summary>An MP3 of 2 s whose Xing header claims 45 minutes.</summary>
    public static async Task<string> LyingMp3(TempFolder folder)
    {
        var bytes = await File.ReadAllBytesAsync(await Mp3(folder, "honest.mp3"));
        var xing = bytes.AsSpan().IndexOf("Info"u8);
        xing = xing >= 0 ? xing : bytes.AsSpan().IndexOf("Xing"u8);
        xing.ShouldBeGreaterThan(0);
        const int Frames = 45 * 60 * 44100 / 1152;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(xing + 8), Frames);
        return folder.Write("lying.mp3", bytes);
    }

    /// <summary>An MP3 whose title is GBK in a tag that says Latin-1, as old Chinese taggers wrote it.</summary>
    public static async Task<string> GbkMp3(TempFolder folder, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] text = [0, .. Encoding.GetEncoding("GBK").GetBytes(title)];
        byte[] frame = [.. "TIT2"u8, 0, 0, 0, (byte)text.Length, 0, 0, .. text];
        byte[] tag = [.. "ID3"u8, 3, 0, 0, 0, 0, 0, (byte)frame.Length, .. frame];
        var plain = await File.ReadAllBytesAsync(
            await Mp3(folder, "plain.mp3", "-id3v2_version", "0", "-write_id3v1", "0"));
        return folder.Write("gbk.mp3", [.. tag, .. plain]);
    }
}
