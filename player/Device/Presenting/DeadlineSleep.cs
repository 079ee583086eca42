using System.Runtime.InteropServices;
using NodaTime;

namespace Signage.Player.Presenting;

/// <summary>
/// Sleeps to a deadline on the monotonic clock: on Linux to the very deadline, elsewhere for as long as is left.
/// </summary>
internal static partial class DeadlineSleep
{
    private const int MonotonicClock = 1;
    private const int Absolute = 1;
    private const int FirstInFirstOut = 1;
    private const int NotInChildren = 0x40000000;
    private const int TimerSlack = 29;
    private static readonly Duration Slice = Duration.FromMilliseconds(100);
    private static readonly Duration Least = Duration.FromMilliseconds(0.05);

    /// <summary>
    /// Asks for the calling thread to run ahead of ordinary ones and to be woken without slack. Most systems allow the
    /// first only to some users; without it the thread goes on as it is.
    /// </summary>
    /// <returns>Was the first allowed?</returns>
    public static bool Prefer()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        _ = SetThread(TimerSlack, 1, 0, 0, 0);
        var priority = 10;
        return SetScheduler(0, FirstInFirstOut | NotInChildren, in priority) == 0;
    }

    /// <summary>Returns at the deadline, or soon after being told to stop.</summary>
    public static void Until(Duration due, PlayerClock clock, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var left = due - clock.Mono;
            if (left <= Least)
                return;
            // A slice at a time, since this sleep does not hear that it should stop.
            var until = left > Slice ? due - left + Slice : due;
            if (OperatingSystem.IsLinux() && clock.SystemNanoseconds(until) is { } nanoseconds)
                Sleep(nanoseconds);
            else
                stop.WaitHandle.WaitOne((int)Math.Ceiling(Duration.Min(left, Slice).TotalMilliseconds));
        }
    }

    private static void Sleep(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, NodaConstants.NanosecondsPerSecond);
        var until = new TimeSpec((nint)seconds, (nint)rest);
        _ = SleepUntil(MonotonicClock, Absolute, in until, 0);
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int SleepUntil(int clock, int flags, in TimeSpec until, nint rest);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int SetThread(int option, nuint value, nuint third, nuint fourth, nuint fifth);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(nint Seconds, nint Nanoseconds);
}
