using System.Diagnostics;
using NodaTime;
using Signage.Cli.Programs;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.Speakers;

/// <summary>A player of its own process with a tone of 1 kHz in a loop, and no screen.</summary>
internal sealed class LonePlayer : IDisposable
{
    private readonly Process _process;

    private LonePlayer(Process process) => _process = process;

    internal static async Task<LonePlayer> StartAsync(
        TempFolder folder, string speaker, params (string Name, string Value)[] environment)
    {
        var tone = folder.At("tone.mp3");
        await Tool.Run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i",
            "aevalsrc=0.5*sin(2*PI*1000*t)|0.5*sin(2*PI*1000*t):s=48000:d=2", "-ac", "2", "-b:a", "128k", tone]);
        var bytes = await File.ReadAllBytesAsync(tone);
        var now = SystemClock.Instance.GetCurrentInstant();
        var from = InstantText.Format(now - Duration.FromDays(1));
        var until = InstantText.Format(now + Duration.FromDays(1));
        var hash = Sha256Hash.Of(bytes);
        var playlist = folder.Write("tone.json", $$"""
            {
              "format": "signage-playlist-1", "from": "{{from}}", "until": "{{until}}",
              "files": [
                { "sha256": "{{hash}}", "asset": "tone", "kind": "sound", "title": "tone", "type": "audio/mpeg",
                  "bytes": {{bytes.Length}}, "lengthMs": 2000, "src": "tone.mp3" }
              ],
              "loops": [{ "id": "main", "slots": [{ "item": "i1", "file": "{{hash}}", "lengthMs": 2000 }] }],
              "spans": [
                { "lane": "sound", "from": "{{from}}", "until": "{{until}}", "loop": "main", "anchor": "{{from}}" }
              ]
            }
            """);
        var start = new ProcessStartInfo(Siblings.DotnetPath(),
            [Siblings.PathOf("player"), "--folder", folder.At("player"), "--playlist", playlist, "--screen", "none",
                "--speaker", speaker, "--http-port", "0"])
        {
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new LonePlayer(Process.Start(start)!);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
