using System.Runtime.InteropServices;
using Shouldly;
using Signage.Player.Running;
using Xunit;

namespace Signage.Tests.Unit.Device.Running;

/// <summary>Below what the C library takes from the system piece by piece, so that it keeps what is freed.</summary>
public sealed class MallocFacts
{
    private const int Pieces = 3000;
    private const int PieceBytes = 100_000;

    [Fact]
    public void What_was_freed_goes_back_to_the_system()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "glibc's heap");
        var pieces = new nint[Pieces];
        var full = Enumerable.Repeat((byte)1, PieceBytes).ToArray();
        for (var i = 0; i < Pieces; i++)
        {
            pieces[i] = Marshal.AllocHGlobal(PieceBytes);
            Marshal.Copy(full, 0, pieces[i], PieceBytes);
        }
        // The last one stays, so that the end of the heap cannot simply move down.
        foreach (var piece in pieces[..^1])
            Marshal.FreeHGlobal(piece);

        var kept = Environment.WorkingSet >> 20;
        Malloc.GiveBack();
        var left = Environment.WorkingSet >> 20;
        Marshal.FreeHGlobal(pieces[^1]);

        (kept - left).ShouldBeGreaterThan(200, $"{kept} MB before, {left} MB after");
    }
}
