using NodaTime;
using Signage.Content.Journal;
using Signage.Player.Running;
using Signage.Player.Spool;

namespace Signage.Player.Doctor;

/// <summary>The player's folder: can it be written, is there room, is the journal whole? Nothing in it is
/// changed.</summary>
internal static class FolderChecks
{
    private const long LeastFree = 512L << 20;

    public static IEnumerable<Check> Of(PlayerOptions options)
    {
        var folder = PlayerFolder.Of(options.Folder);
        yield return Check.At("folder", true, () => Writable(folder.Root));
        yield return Check.At("space", true, () => Space(folder.Root));
        yield return Check.At("journal", true, () => Whole(folder.Journal));
        if (options.Playlist is { } playlist)
            yield return Check.At("playlist", true, () => Reads(playlist));
    }

    /// <summary>Could a file be made in a folder, itself made if need be? Leaves nothing behind.</summary>
    internal static Verdict Writable(string folder)
    {
        var there = Nearest(folder);
        var probe = Path.Combine(there, $".signage-doctor-{Guid.NewGuid():N}");
        try
        {
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose))
            {
            }
            return Verdict.Ok(there == folder ? $"{folder} 可写 / can be written"
                : $"{folder} 尚不存在，将被建立 / is not there yet and will be made");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Verdict.Broken($"{there}: 不可写 / cannot be written: {e.Message}");
        }
    }

    private static Verdict Space(string folder)
    {
        var free = new DriveInfo(Nearest(folder)).AvailableFreeSpace;
        var text = $"{free >> 20} MB 可用 / free";
        return free >= LeastFree ? Verdict.Ok(text) : Verdict.Broken(
            $"{text}；至少 {LeastFree >> 20} MB，请清理磁盘 / at least {LeastFree >> 20} MB: make room on the disk");
    }

    /// <summary>Reads the journal as a start does, and cuts nothing.</summary>
    internal static Verdict Whole(string journal)
    {
        var files = Directory.Exists(journal) ? JournalFiles.In(journal) : [];
        if (files.Count == 0)
            return Verdict.Ok("还没有播出日志 / no journal yet");
        var epoch = files.Where(file => file.Epoch == files[^1].Epoch).ToList();
        var (expected, torn) = (epoch[0].First, 0L);
        var chain = epoch[0].First == 1 && JournalReader.PlayerOf(epoch[0]) is { } player
            ? JournalChain.Start(player, epoch[0].Epoch) : null;
        Instant? latest = null;
        foreach (var file in epoch)
        {
            var scan = SegmentScan.Of(Read(file.Path), chain);
            if (scan.Damaged || torn > 0 || file.First != expected)
                return Damaged(file, scan);
            (expected, torn) = (expected + scan.Records.Count, scan.TornBytes);
            if (scan.Records.Count == 0)
                continue;
            chain = scan.Records[^1].Chain;
            latest = JournalRecord.TryRead(scan.Records[^1].Record, out var last, out _) ? last.At : latest;
        }
        return Trusted(latest, $"{expected - 1} 条记录，链完整 / records, the chain holds"
            + (torn > 0 ? $"（末尾 {torn} 字节未写完，启动时切去 / a torn tail of {torn} bytes is cut at the start）" : ""));
    }

    private static Verdict Damaged(JournalFiles file, SegmentScan scan) => Verdict.Broken(
        $"{Path.GetFileName(file.Path)}: 第 {scan.SoundBytes} 字节处损坏；请先备份该目录并检查磁盘，播放器会另起新纪元"
        + $" / is damaged at byte {scan.SoundBytes}; copy the folder away and check the disk, the player begins a new "
        + "epoch beside it");

    /// <summary>A clock before what is written already is wrong.</summary>
    private static Verdict Trusted(Instant? latest, string text) =>
        latest is { } known && SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(1) < known
            ? Verdict.Broken(
                $"系统时钟早于日志 {known}，请对时 / the system's clock is before the journal's last record, {known}: set it")
            : Verdict.Ok(text);

    private static Verdict Reads(string path)
    {
        try
        {
            var timeline = LocalPlaylist.Read(path);
            return Verdict.Ok($"{path}: {timeline.Playlist.Files.Count} 个文件 / files");
        }
        catch (PlayerRefusalException e)
        {
            return Verdict.Broken(Examination.OneLine(e.Message));
        }
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string Nearest(string folder)
    {
        var there = Path.GetFullPath(folder);
        while (!Directory.Exists(there))
            there = Path.GetDirectoryName(there)!;
        return there;
    }
}
