using System.Runtime.InteropServices;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>The player as its package brings it: with its runtime, compiled ahead of time.</summary>
internal static class PublishedPlayer
{
    private static string Folder => Repository.At("artifacts/bench-player/published");

    internal static string Program => Path.Combine(Folder, "Signage.Player");

    internal static async Task MakeAsync()
    {
        Figures.Say("Publishing the player …");
        var machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        var made = await Tool.Run("dotnet",
        [
            "publish", Repository.At("player/Device"), "-c", "Release", "-r", machine, "--self-contained", "true",
            "-p:PublishReadyToRun=true", "-p:DebugType=none", "-p:RestoreLockedMode=true",
            $"-p:ArtifactsPath={Repository.At("artifacts/bench-player/obj")}", "-o", Folder, "-v", "quiet", "--nologo",
        ], within: TimeSpan.FromMinutes(10));
        if (made.Exit != 0)
        {
            throw new InvalidOperationException(made.All);
        }
    }
}
