using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Signage.Player.Screens.Framebuffer;

/// <summary>
/// The memory of a display, mapped: a Linux framebuffer device, or a plain file of a mode that is given. Used by one
/// thread.
/// </summary>
internal sealed unsafe class DisplayMemory : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly bool _isFile;
    private nint _memory;

    private DisplayMemory(SafeFileHandle handle, DisplayMode mode, bool isFile)
    {
        (_handle, Mode, _isFile) = (handle, mode, isFile);
        _memory = LibC.Map(0, (nuint)mode.Bytes, LibC.ProtectReadWrite, LibC.MapShared,
            (int)handle.DangerousGetHandle(), 0);
        if (_memory == LibC.MapFailed)
            throw new IOException($"mmap: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    public DisplayMode Mode { get; }

    /// <summary>A framebuffer device, in the mode that it is in.</summary>
    /// <exception cref="IOException">It is not there, is none, or its pixels are of a kind that is not
    /// known.</exception>
    public static DisplayMemory OfDevice(string path) =>
        Mapped(Open(path, FileMode.Open), handle => FramebufferDevice.ModeOf(handle, path), isFile: false);

    /// <summary>A file, made as large as the mode needs if it is smaller.</summary>
    public static DisplayMemory OfFile(string path, DisplayMode mode) => Mapped(
        Open(path, FileMode.OpenOrCreate),
        handle =>
        {
            if (RandomAccess.GetLength(handle) < mode.Bytes)
                RandomAccess.SetLength(handle, mode.Bytes);
            return mode;
        },
        isFile: true);

    /// <summary>All of it; valid until it is closed.</summary>
    /// <exception cref="IOException">The file was cut short: to touch what is missing would end the
    /// process.</exception>
    public Span<byte> Bytes
    {
        get
        {
            if (_isFile && RandomAccess.GetLength(_handle) < Mode.Bytes)
                throw new IOException("文件被截短 / the file was cut short");
            return new Span<byte>((void*)_memory, Mode.Bytes);
        }
    }

    public void Dispose()
    {
        if (_memory != 0)
            _ = LibC.Unmap(_memory, (nuint)Mode.Bytes);
        _memory = 0;
        _handle.Dispose();
    }

    private static SafeFileHandle Open(string path, FileMode mode) =>
        File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite);

    private static DisplayMemory Mapped(SafeFileHandle handle, Func<SafeFileHandle, DisplayMode> mode, bool isFile)
    {
        try
        {
            return new DisplayMemory(handle, mode(handle), isFile);
        }
        catch (IOException)
        {
            handle.Dispose();
            throw;
        }
    }
}
