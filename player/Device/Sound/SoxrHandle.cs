using System.Runtime.InteropServices;

namespace Signage.Player.Sound;

/// <summary>A resampler of libsoxr.</summary>
internal sealed class SoxrHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Soxr.Delete(handle);
        return true;
    }
}
