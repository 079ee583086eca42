using System.Runtime.InteropServices;

namespace Signage.Player.Running;

/// <summary>
/// The C library gives each thread a heap of its own, up to eight a core, and keeps what was freed there: a player that
/// opens and closes a decoder for each clip grew by 12 MB an hour. Two heaps do, and what is as large as a picture
/// comes from the system and goes back to it.
/// </summary>
internal static partial class Malloc
{
    // malloc.h
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;

    private const int Heaps = 2;
    private const int Large = 256 * 1024;

    /// <summary>Before the first thread is started; only glibc has it.</summary>
    public static void KeepSmall()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Set(ArenaMax, Heaps);
            _ = Set(MmapThreshold, Large);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library has other habits.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Set(int what, int value);
}
