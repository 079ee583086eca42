using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.Life;

/// <summary>A playlist that a person wrote: files in turn, for a day before and after now, and as its tail.</summary>
internal static class LoopFile
{
    internal const int Width = 320;
    internal const int Height = 180;

    /// <summary>A picture of one colour with a word on it.</summary>
    internal static Task PictureAsync(TempFolder folder, string name, string colour) => MakeAsync(
        folder.At($"{name}.png"), $"color=c={colour}:s={Width}x{Height}", Word(name), "-frames:v", "1");

    /// <summary>A test picture with a clock in it.</summary>
    internal static Task ClipAsync(TempFolder folder, string name, int seconds) => MakeAsync(
        folder.At($"{name}.mp4"), $"testsrc2=s={Width}x{Height}:r=25:d={seconds}", Word(name),
        "-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p");

    /// <summary>Writes it beside its files and gives its path.</summary>
    internal static async Task<string> WriteAsync(TempFolder folder, params (string File, int LengthMs)[] slots)
    {
        var (files, turns) = (new List<string>(), new List<string>());
        foreach (var (name, lengthMs) in slots)
        {
            var bytes = await File.ReadAllBytesAsync(folder.At(name));
            var isClip = name.EndsWith(".mp4", StringComparison.Ordinal);
            var (kind, type) = isClip ? ("clip", "video/mp4") : ("image", "image/png");
            var length = isClip ? $"\"lengthMs\": {lengthMs}," : "";
            files.Add($$"""
                { "sha256": "{{Sha256Hash.Of(bytes)}}", "asset": "{{Path.GetFileNameWithoutExtension(name)}}",
                  "kind": "{{kind}}", "title": "{{name}}", "type": "{{type}}", {{length}}
                  "bytes": {{bytes.Length}}, "src": "{{name}}" }
                """);
            turns.Add($$"""
                { "item": "{{Path.GetFileNameWithoutExtension(name)}}", "file": "{{Sha256Hash.Of(bytes)}}",
                  "lengthMs": {{lengthMs}} }
                """);
        }

        var now = SystemClock.Instance.GetCurrentInstant();
        var from = InstantText.Format(now - Duration.FromDays(1));
        var until = InstantText.Format(now + Duration.FromDays(1));
        return folder.Write("my.json", $$"""
            {
              "format": "signage-playlist-1", "from": "{{from}}", "until": "{{until}}",
              "files": [{{string.Join(',', files)}}],
              "loops": [{ "id": "main", "slots": [{{string.Join(',', turns)}}] }],
              "spans": [
                { "lane": "picture", "from": "{{from}}", "until": "{{until}}", "loop": "main", "anchor": "{{from}}" }
              ],
              "tail": { "picture": "main" }
            }
            """);
    }

    private static string Word(string name) => $"drawtext=fontfile={FaultSheet.Font}:text={name}:fontsize=40:"
        + "fontcolor=white:box=1:boxcolor=black:x=(w-text_w)/2:y=(h-text_h)/2";

    private static async Task MakeAsync(string path, string source, string filter, params string[] how)
    {
        var made = await Tool.Run("ffmpeg", [
            "-v", "error", "-y", "-f", "lavfi", "-i", source, "-vf", filter, .. how, path]);
        if (made.Exit != 0)
        {
            throw new InvalidOperationException(made.All);
        }
    }
}
