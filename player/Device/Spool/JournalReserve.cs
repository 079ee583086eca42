namespace Signage.Player.Spool;

/// <summary>
/// Disk space that is kept for the journal: a file of zeros. On a full disk it is given back a piece at a time, each
/// for the journal's very next try, so that nobody else gets much of it; when there is room again it is filled up. Used
/// on the journal's thread, but for <see cref="Fault"/>.
/// </summary>
public sealed class JournalReserve(string path)
{
    public const long Bytes = 4 << 20;
    private const int Piece = 64 * 1024;

    private bool _whole;
    private string? _fault;

    /// <summary>Why it is not whole, as a sentence; null while it is. Any thread.</summary>
    public string? Fault => Volatile.Read(ref _fault);

    public static bool IsFull(Exception e) => e is IOException && (e.HResult & 0xFFFF) is 28 or 112;

    /// <summary>Gives a piece back to the disk; false when there was none left.</summary>
    public bool GiveBack()
    {
        _whole = false;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            if (file.Length == 0)
                return false;
            file.SetLength(Math.Max(0, file.Length - Piece));
            file.Flush(flushToDisk: true);
            Say(file.Length);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Makes it whole if the disk has twice its room; otherwise the piece that was just given back would be
    /// taken again.</summary>
    public void FillUp()
    {
        if (_whole)
            return;
        try
        {
            var held = File.Exists(path) ? new FileInfo(path).Length : 0;
            if (held < Bytes && new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace < 2 * Bytes - held)
            {
                Say(held);
                return;
            }
            Fill();
            _whole = true;
            Volatile.Write(ref _fault, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Volatile.Write(ref _fault, $"日志没有预留空间 / no space is reserved for the journal: {e.Message}");
        }
    }

    // Real zeros: a length alone reserves nothing.
    private void Fill()
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Seek(0, SeekOrigin.End);
        var zeros = new byte[Piece];
        while (file.Position < Bytes)
            file.Write(zeros, 0, (int)Math.Min(Piece, Bytes - file.Position));
        file.Flush(flushToDisk: true);
    }

    private void Say(long held) => Volatile.Write(
        ref _fault,
        $"磁盘将满，日志的预留空间还有 {held / 1024} KiB / the disk is full or nearly so; of the journal's reserved space "
        + $"{held / 1024} KiB are left");
}
