using System.IO.MemoryMappedFiles;

namespace Signage.Player.Screens.Window;

/// <summary>
/// A picture that two processes see: BGRA, rows without padding. Whose turn it is to touch it, they settle between
/// them.
/// </summary>
internal sealed unsafe class SharedPicture : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private SharedPicture(MemoryMappedFile file, int bytes)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, bytes);
        byte* address = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        (Address, ByteCount) = ((nint)address, bytes);
    }

    public nint Address { get; }

    public int ByteCount { get; }

    public Span<byte> Bytes => new((void*)Address, ByteCount);

    /// <summary>Makes one, in memory where the system has a place for that, and gives its path for the other.</summary>
    /// <exception cref="IOException">There is no room for it.</exception>
    public static SharedPicture Make(int bytes, out string path)
    {
        var folder = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        path = Path.Combine(folder, "signage-window-" + Guid.NewGuid().ToString("N"));
        // With all its room at once: to touch what a full disk has no room for would end the process.
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite,
            PreallocationSize = bytes,
        });
        return new SharedPicture(MemoryMappedFile.CreateFromFile(
            file, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false), bytes);
    }

    /// <summary>Opens the other's.</summary>
    public static SharedPicture Open(string path, int bytes) =>
        new(MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, bytes), bytes);

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
