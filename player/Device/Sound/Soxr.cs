using System.Runtime.InteropServices;

namespace Signage.Player.Sound;

/// <summary>The calls of libsoxr 0.1.3 that are needed; see soxr.h. Values are 32-bit float, interleaved.</summary>
internal static partial class Soxr
{
    /// <summary>Quality: 20 bits, linear phase.</summary>
    public const uint HighQuality = 4;

    /// <summary>The ratio may be changed while it runs.</summary>
    public const uint VariableRate = 32;

    private const string Library = "libsoxr.so.0";

    [LibraryImport(Library, EntryPoint = "soxr_quality_spec")]
    public static partial Quality QualityOf(CULong recipe, CULong flags);

    [LibraryImport(Library, EntryPoint = "soxr_create")]
    public static partial SoxrHandle Create(double inputRate, double outputRate, uint channels, out nint error, nint io,
        in Quality quality, nint runtime);

    [LibraryImport(Library, EntryPoint = "soxr_process")]
    public static partial nint Process(SoxrHandle handle, ReadOnlySpan<float> input, nuint inputFrames, out nuint taken,
        Span<float> output, nuint outputFrames, out nuint given);

    [LibraryImport(Library, EntryPoint = "soxr_set_io_ratio")]
    public static partial nint SetRatio(SoxrHandle handle, double inputPerOutput, nuint slewFrames);

    [LibraryImport(Library, EntryPoint = "soxr_delete")]
    public static partial void Delete(nint handle);

    /// <summary>struct soxr_quality_spec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Quality
    {
        public double Precision;
        public double PhaseResponse;
        public double PassbandEnd;
        public double StopbandBegin;
        public nint Extra;
        public CULong Flags;
    }
}
