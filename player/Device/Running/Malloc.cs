using System.Runtime.InteropServices;

namespace Signage.Player.Running;

/// <summary>
/// The C library gives each thread a heap of its own, up to eight a core, and keeps what was freed there: a player that
/// opens and closes a decoder for each clip grew by 12 MB an hour. Two heaps do, and what is free goes back to the
/// system now and then. (Having each large piece come from the system instead costs half a second of CPU in twenty.)
/// </summary>
internal static partial class Malloc
{
    // malloc.h
    private const int ArenaMax = -8;

    private const int Heaps = 2;

    private static readonly TimeSpan Often = TimeSpan.FromSeconds(30);

    /// <summary>Before the first thread is started; only glibc has it.</summary>
    /// <returns>What gives back, until it is disposed of; null where nothing does.</returns>
    public static Timer? KeepSmall()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            _ = Set(ArenaMax, Heaps);
            // Once here, so that a library without it throws here and not in the timer.
            GiveBack();
            return new Timer(_ => GiveBack(), null, Often, Often);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library has other habits.
            return null;
        }
    }

    /// <exception cref="EntryPointNotFoundException">The C library is not glibc.</exception>
    internal static void GiveBack() => _ = Trim(0);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Set(int what, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
