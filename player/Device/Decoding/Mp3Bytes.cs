using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Signage.Player.Decoding;

/// <summary>
/// A file for libmpg123, read in large pieces: by itself it asks the system twice for each frame of sound.
/// </summary>
internal sealed class Mp3Bytes : IDisposable
{
    private const int Piece = 64 * 1024;
    private const int Failed = -1;

    private readonly FileStream _file;
    private readonly GCHandle _self;

    private Mp3Bytes(FileStream file)
    {
        _file = file;
        _self = GCHandle.Alloc(this);
    }

    /// <summary>Null where it cannot be opened.</summary>
    public static Mp3Bytes? TryOpen(string path)
    {
        try
        {
            return new Mp3Bytes(new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Piece));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Lets a decoder read from here; it must be deleted before this is disposed of.</summary>
    public unsafe int OpenIn(nint decoder)
    {
        var answer = Mpg123.ReplaceReader(decoder, &Read, &Seek, 0);
        return answer == Mpg123.Ok ? Mpg123.OpenHandle(decoder, GCHandle.ToIntPtr(_self)) : answer;
    }

    public void Dispose()
    {
        _self.Free();
        _file.Dispose();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe nint Read(nint self, byte* into, nuint length)
    {
        try
        {
            return Of(self)._file.Read(new Span<byte>(into, (int)Math.Min(length, int.MaxValue)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Seek(nint self, long offset, int whence)
    {
        try
        {
            return Of(self)._file.Seek(offset, (SeekOrigin)whence);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            return Failed;
        }
    }

    private static Mp3Bytes Of(nint self) => (Mp3Bytes)GCHandle.FromIntPtr(self).Target!;
}
