using System.Diagnostics;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>A disk of a test's own, of a megabyte, that can be filled to its last byte.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Bytes = 1 << 20;

    private readonly TempFolder _folder = new();

    /// <summary>Skips the test where a disk may not be mounted.</summary>
    internal SmallDisk()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root on Linux can mount a small disk.");
        Assert.SkipUnless(
            Run("mount", "-t", "tmpfs", "-o", $"size={Bytes}", "tmpfs", _folder.Root),
            "This machine lets nobody mount a disk, as containers often do.");
    }

    /// <summary>All that lies on it but what <see cref="Fill"/> put there.</summary>
    internal IEnumerable<string> Files => Directory.EnumerateFileSystemEntries(_folder.Root).Where(f => f != Ballast);

    private string Ballast => _folder.At("ballast");

    public void Dispose()
    {
        Run("umount", _folder.Root);
        _folder.Dispose();
    }

    internal string At(string name) => _folder.At(name);

    /// <summary>Takes all room, but for so many bytes.</summary>
    internal void Fill(int left = 0)
    {
        using var file = new FileStream(Ballast, FileMode.OpenOrCreate, FileAccess.Write);
        file.Seek(0, SeekOrigin.End);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            file.SetLength(Math.Max(0, file.Length - left));
        }
    }

    internal void Free() => File.Delete(Ballast);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true, UseShellExecute = false,
        })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
