using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Signage.Player.Speakers;

/// <summary>The calls of libasound that are needed; see alsa/pcm.h. Negative answers are errors.</summary>
internal static unsafe partial class Alsa
{
    public const int Playback = 0;
    public const int Interleaved = 3;
    public const int Signed16LittleEndian = 2;
    private const string Library = "libasound.so.2";

    static Alsa()
    {
        // The library would write every refusal to stderr besides giving it back.
        _ = SetErrorHandler(&Quiet);
    }

    [LibraryImport(Library, EntryPoint = "snd_pcm_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(out nint pcm, string name, int stream, int mode);

    [LibraryImport(Library, EntryPoint = "snd_pcm_set_params")]
    public static partial int SetParams(nint pcm, int format, int access, uint channels, uint rate, int softResample,
        uint latencyMicroseconds);

    [LibraryImport(Library, EntryPoint = "snd_pcm_get_params")]
    public static partial int GetParams(nint pcm, out CULong bufferFrames, out CULong periodFrames);

    [LibraryImport(Library, EntryPoint = "snd_pcm_writei")]
    public static partial CLong Write(nint pcm, ReadOnlySpan<short> frames, CULong count);

    [LibraryImport(Library, EntryPoint = "snd_pcm_recover")]
    public static partial int Recover(nint pcm, int error, int silent);

    [LibraryImport(Library, EntryPoint = "snd_pcm_delay")]
    public static partial int Delay(nint pcm, out CLong frames);

    [LibraryImport(Library, EntryPoint = "snd_pcm_drop")]
    public static partial int Drop(nint pcm);

    [LibraryImport(Library, EntryPoint = "snd_pcm_close")]
    public static partial int Close(nint pcm);

    public static string ErrorOf(int error) => Marshal.PtrToStringUTF8(StrError(error)) ?? "?";

    [LibraryImport(Library, EntryPoint = "snd_strerror")]
    private static partial nint StrError(int error);

    [LibraryImport(Library, EntryPoint = "snd_lib_error_set_handler")]
    private static partial int SetErrorHandler(delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, void> handler);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Quiet(nint file, int line, nint function, int error, nint format)
    {
    }
}
