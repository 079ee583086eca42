using System.Runtime.InteropServices;

namespace Signage.Player.Decoding;

/// <summary>What a child process may use. On Linux the kernel holds it to that; elsewhere nothing does.</summary>
internal static partial class ChildLimits
{
    /// <summary>Address space in bytes: twice what one thread needs to decode 8K.</summary>
    public const ulong Memory = 3UL << 30;

    private const int AddressSpace = 9;
    private const int CoreFile = 4;
    private const int SetPipeSize = 1031;
    private const int PipeBytes = 1 << 20;

    public static void Hold(int process)
    {
        if (!OperatingSystem.IsLinux())
            return;
        // A child that has ended already needs no limit, so what the calls answer does not matter.
        _ = Limit(process, AddressSpace, new Bounds(Memory, Memory), 0);
        _ = Limit(process, CoreFile, default, 0);
    }

    /// <summary>Lets a pipe hold a megabyte, as far as the system allows: fewer turns between writer and
    /// reader.</summary>
    public static void Widen(SafeHandle pipe)
    {
        if (OperatingSystem.IsLinux())
            _ = Control(pipe, SetPipeSize, PipeBytes);
    }

    [LibraryImport("libc", EntryPoint = "prlimit64")]
    private static partial int Limit(int process, int resource, in Bounds wanted, nint before);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeHandle file, int command, int argument);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Bounds(ulong Soft, ulong Hard);
}
