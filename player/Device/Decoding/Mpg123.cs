using System.Runtime.InteropServices;

namespace Signage.Player.Decoding;

/// <summary>The calls of libmpg123 1.26 or newer that are needed; see mpg123.h.</summary>
internal static partial class Mpg123
{
    public const int Ok = 0;
    public const int NewFormat = -11;
    public const int Done = -12;
    public const int AddFlags = 2;
    public const int ResyncLimit = 14;
    public const int ForceStereo = 0x8;
    public const int Quiet = 0x20;
    public const int Gapless = 0x40;
    public const int ForceFloat = 0x400;
    public const int SkipId3 = 0x2000;
    public const int ModeMono = 3;
    private const string Library = "libmpg123.so.0";

    [LibraryImport(Library, EntryPoint = "mpg123_init")]
    public static partial int Init();

    [LibraryImport(Library, EntryPoint = "mpg123_new")]
    public static partial nint New(nint decoder, out int error);

    [LibraryImport(Library, EntryPoint = "mpg123_delete")]
    public static partial void Delete(nint handle);

    [LibraryImport(Library, EntryPoint = "mpg123_param")]
    public static partial int Param(nint handle, int type, CLong value, double real);

    [LibraryImport(Library, EntryPoint = "mpg123_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(nint handle, string path);

    [LibraryImport(Library, EntryPoint = "mpg123_getformat")]
    public static partial int GetFormat(nint handle, out CLong rate, out int channels, out int encoding);

    [LibraryImport(Library, EntryPoint = "mpg123_info")]
    public static partial int GetFrame(nint handle, out Frame frame);

    /// <summary>Position in frames of sound; a 64-bit off_t, as on every 64-bit Linux.</summary>
    [LibraryImport(Library, EntryPoint = "mpg123_seek")]
    public static partial long Seek(nint handle, long frame, int whence);

    [LibraryImport(Library, EntryPoint = "mpg123_read")]
    public static partial int Read(nint handle, Span<float> into, nuint bytes, out nuint done);

    [LibraryImport(Library, EntryPoint = "mpg123_strerror")]
    private static partial nint StrError(nint handle);

    public static string ErrorOf(nint handle) => Marshal.PtrToStringUTF8(StrError(handle)) ?? "?";

    /// <summary>struct mpg123_frameinfo.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Frame
    {
        public int Version;
        public int Layer;
        public CLong Rate;
        public int Mode;
        public int ModeExtension;
        public int FrameSize;
        public int Flags;
        public int Emphasis;
        public int BitRate;
        public int AverageBitRate;
        public int Vbr;
    }
}
