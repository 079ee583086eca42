using System.Runtime.InteropServices;

namespace Signage.Cli.Programs;

/// <summary>Finds and runs the product's other programs, which the build puts beside this one.</summary>
internal static partial class Siblings
{
    /// <summary>The assembly of <c>scheduler</c> or <c>player</c>.</summary>
    internal static string PathOf(string program)
    {
        var name = program == "player" ? "Signage.Player" : "Signage.Scheduler";
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        string[] candidates =
        [
            Path.Combine(here.Parent!.Parent!.FullName, name, here.Name, $"{name}.dll"),
            Path.Combine(here.Parent.FullName, name, $"{name}.dll"),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{name} is not built: expected {candidates[0]}.", candidates[0]);
    }

    /// <summary>Replaces this process by the program, so that signals and exit codes are its own.</summary>
    internal static int Become(string program, string[] args)
    {
        var dotnet = DotnetPath();
        string[] argv = [dotnet, PathOf(program), .. args];
        if (OperatingSystem.IsWindows())
        {
            using var child = System.Diagnostics.Process.Start(dotnet, argv.Skip(1));
            child.WaitForExit();
            return child.ExitCode;
        }

        // By hand: the generated copy of an array of strings overflows in checked code, now and then.
        Execv(dotnet, [.. argv.Select(Marshal.StringToCoTaskMemUTF8), 0]);
        Console.Error.WriteLine($"Cannot run {dotnet}: {Marshal.GetLastPInvokeErrorMessage()}");
        return ExitCode.Failed;
    }

    internal static string DotnetPath() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
            : "/usr/bin/dotnet");

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execv(string path, nint[] argv);
}
