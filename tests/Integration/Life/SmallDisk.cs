using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Life;

/// <summary>A disk of a test's own. Mounting takes root; without it the test is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string? _image;

    private SmallDisk(string root, string? image) => (Root, _image) = (root, image);

    internal string Root { get; }

    internal string At(string relative) => Path.Combine(Root, relative);

    /// <summary>One of memory.</summary>
    internal static Task<SmallDisk> InMemoryAsync(TempFolder folder, int megabytes) =>
        MountAsync(folder, null, "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs");

    /// <summary>ext4 in a file, which turns itself read-only at the first error, as the systems of most boxes
    /// do.</summary>
    internal static async Task<SmallDisk> OfExt4Async(TempFolder folder, int megabytes)
    {
        var image = folder.At("disk.img");
        await using (var file = File.Create(image))
        {
            file.SetLength(megabytes << 20);
        }

        (await Tool.Run("mkfs.ext4", ["-q", "-O", "^has_journal", image])).Exit.ShouldBe(0);
        return await MountAsync(folder, image, "-o", "loop,errors=remount-ro", image);
    }

    /// <summary>Writes until nothing more goes in.</summary>
    internal async Task FillAsync(string name)
    {
        var filled = await Tool.Run("dd", ["if=/dev/zero", $"of={Path.Combine(Root, name)}", "bs=4k"]);
        filled.Errors.ShouldContain("No space left");
    }

    /// <summary>Something is found wrong with it.</summary>
    internal async Task BreakAsync()
    {
        var device = (await Tool.Run("findmnt", ["-n", "-o", "SOURCE", Root])).Output.Trim();
        await File.WriteAllTextAsync($"/sys/fs/ext4/{Path.GetFileName(device)}/trigger_fs_error", "a test's");
    }

    /// <summary>What a start of the system does with it.</summary>
    internal async Task RepairAsync()
    {
        (await Tool.Run("umount", [Root])).Exit.ShouldBe(0);
        // 1: it was mended.
        (await Tool.Run("e2fsck", ["-f", "-y", _image!])).Exit.ShouldBeInRange(0, 1);
        (await Tool.Run("mount", ["-o", "loop", _image!, Root])).Exit.ShouldBe(0);
    }

    internal async Task RemountAsync(string how) =>
        (await Tool.Run("mount", ["-o", $"remount,{how}", Root])).Exit.ShouldBe(0);

    public async ValueTask DisposeAsync() => await Tool.Run("umount", ["-l", Root]);

    private static async Task<SmallDisk> MountAsync(TempFolder folder, string? image, params string[] how)
    {
        var root = Directory.CreateDirectory(folder.At("disk")).FullName;
        var mounted = await Tool.Run("mount", [.. how, root]);
        Assert.SkipUnless(mounted.Exit == 0, $"Mounting a disk takes root and a system that lets it: {mounted.Errors}");
        return new SmallDisk(root, image);
    }
}
