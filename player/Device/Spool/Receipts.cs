using System.Globalization;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Proof;
using Signage.Player.Cache;

namespace Signage.Player.Spool;

/// <summary>
/// The scheduler's receipts on disk, the last of each day: they say what was stored, and since when a segment may go.
/// </summary>
internal sealed class Receipts
{
    /// <summary>Kept so long after the receipt.</summary>
    public static readonly Duration Keep = Duration.FromDays(35);

    private readonly string _folder;
    private readonly string _player;
    private readonly Dictionary<long, Receipt> _latest = [];

    public Receipts(string folder, string player)
    {
        (_folder, _player) = (folder, player);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Reads what is there; a receipt that the trust does not cover does not count.</summary>
    public void Restore(Trust? trust)
    {
        if (trust is null)
            return;
        foreach (var receipt in All(trust))
            _latest[receipt.Epoch] = receipt;
    }

    /// <summary>The last sequence that is known to be stored; 0 for none.</summary>
    public long LastOf(long epoch)
    {
        lock (_latest)
            return _latest.TryGetValue(epoch, out var receipt) ? receipt.Last : 0;
    }

    /// <summary>Keeps a receipt that was checked.</summary>
    public void Take(Receipt receipt, string whole)
    {
        lock (_latest)
            _latest[receipt.Epoch] = receipt;
        var day = receipt.Received.ToDateTimeUtc().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        DurableFile.Write(Path.Combine(_folder, $"{receipt.Epoch}-{day}.note"), whole);
    }

    /// <summary>Removes segments that were receipted long enough ago; how many.</summary>
    public int Prune(string journal, long currentEpoch, Trust trust, Instant now)
    {
        var old = All(trust).Where(receipt => receipt.Received + Keep < now)
            .GroupBy(receipt => receipt.Epoch).ToDictionary(group => group.Key, group =>
                group.Max(receipt => receipt.Last));
        var files = JournalFiles.In(journal);
        var removed = 0;
        for (var i = 0; i + 1 < files.Count; i++)
        {
            // A segment ends where the next of its epoch begins; the newest one always stays.
            var (file, next) = (files[i], files[i + 1]);
            if (file.Epoch > currentEpoch || next.Epoch != file.Epoch
                || next.First - 1 > old.GetValueOrDefault(file.Epoch))
                continue;
            File.Delete(file.Path);
            removed++;
        }
        return removed;
    }

    private IEnumerable<Receipt> All(Trust trust)
    {
        foreach (var path in Directory.EnumerateFiles(_folder, "*.note").Order(StringComparer.Ordinal))
        {
            if (Receipt.Accept(File.ReadAllText(path), trust, _player, out var receipt) is null)
                yield return receipt!;
        }
    }
}
