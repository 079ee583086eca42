using System.Runtime.InteropServices;

namespace Signage.Player.Running;

/// <summary>Starts the program anew in its own place, or leaves that to whoever watches over it.</summary>
internal static partial class Rebirth
{
    /// <summary>The exit code of a player that is to be started again (EX_TEMPFAIL of sysexits.h).</summary>
    public const int Again = 75;

    /// <summary>Set where a service manager starts a player again whenever it ends.</summary>
    private const string Supervised = "SIGNAGE_SUPERVISED";

    /// <summary>Does not come back where the program could take its own place; otherwise gives the exit code.</summary>
    public static int Restart(IReadOnlyList<string> arguments)
    {
        if (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable(Supervised) == "1"
            || OwnProgram.Words is not [var program, ..] own)
            return Again;
        Console.Out.Flush();
        string[] words = [.. own, .. arguments];
        // By hand: the generated copy of an array of strings overflows in checked code, now and then.
        Execute(program, [.. words.Select(Marshal.StringToCoTaskMemUTF8), 0]);
        Console.Error.WriteLine($"{program}: 无法重新启动 / cannot start anew: {Marshal.GetLastPInvokeErrorMessage()}");
        return Again;
    }

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, nint[] arguments);
}
