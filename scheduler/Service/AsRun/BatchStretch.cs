using NodaTime;
using Signage.Content.Journal;
using Signage.Content.Proof;

namespace Signage.Scheduler.AsRun;

/// <summary>Judges the records of one checked batch against what is stored already.</summary>
internal sealed class BatchStretch
{
    private readonly BatchBody _body;
    private readonly Batch _batch;
    private readonly Instant _now;
    private readonly byte[] _packed;
    private readonly List<byte[]> _chain;
    private readonly JournalRecord?[] _read;

    internal BatchStretch(byte[] bytes, BatchBody body, IReadOnlySet<string> endpoints, Instant now)
    {
        (_body, _batch, _now, _packed) = (body, body.Batch, now, BatchBytes.Pack(bytes));
        _chain = [body.Batch.ChainBefore.ToArray()];
        _read = new JournalRecord?[body.Records.Count];
        var quarantined = new List<StoredQuarantine>();
        for (var i = 0; i < body.Records.Count; i++)
        {
            var record = body.Records[i];
            _chain.Add(JournalChain.Next(_chain[i], record.Span));
            if (ReasonAgainst(record, _batch.First + i, endpoints, out _read[i]) is { } reason)
            {
                quarantined.Add(new StoredQuarantine
                {
                    PlayerId = _batch.Player,
                    Epoch = _batch.Epoch,
                    Sequence = _batch.First + i,
                    Record = record.ToArray(),
                    Reason = reason,
                    Received = now,
                });
            }
        }

        Unreadable = quarantined;
    }

    /// <summary>Of the new records, those that cannot be read.</summary>
    internal IReadOnlyList<StoredQuarantine> Quarantined { get; private set; } = [];

    private List<StoredQuarantine> Unreadable { get; }

    /// <summary>Records that differ from those stored under the same sequence.</summary>
    internal IReadOnlyList<StoredFork> ForksWith(IReadOnlyList<StoredBatch> stored)
    {
        var forks = new List<StoredFork>();
        foreach (var (sequence, held) in stored.SelectMany(BatchBytes.RecordsOf))
        {
            if (sequence < _batch.First || sequence > _batch.Last)
            {
                continue;
            }

            var record = _body.Records[(int)(sequence - _batch.First)];
            if (!record.Span.SequenceEqual(held.Span))
            {
                forks.Add(new StoredFork
                {
                    PlayerId = _batch.Player,
                    Epoch = _batch.Epoch,
                    Sequence = sequence,
                    Hash = Convert.ToHexStringLower(JournalChain.LeafHash(record.Span)),
                    Record = record.ToArray(),
                    Note = _body.Note.Whole,
                    Received = _now,
                });
            }
        }

        return forks;
    }

    /// <summary>A row for each stretch that is not stored yet.</summary>
    internal IReadOnlyList<StoredBatch> NewBeside(IReadOnlyList<StoredBatch> stored)
    {
        var rows = new List<StoredBatch>();
        var at = _batch.First;
        foreach (var held in stored.OrderBy(s => s.From))
        {
            AddRow(at, Math.Min(held.From - 1, _batch.Last));
            at = Math.Max(at, held.To + 1);
        }

        AddRow(at, _batch.Last);
        Quarantined = [.. Unreadable.Where(q => rows.Any(r => q.Sequence >= r.From && q.Sequence <= r.To))];
        return rows;

        void AddRow(long from, long to)
        {
            if (from <= to)
            {
                rows.Add(RowOf(from, to));
            }
        }
    }

    private StoredBatch RowOf(long from, long to)
    {
        var records = Enumerable.Range((int)(from - _batch.First), (int)(to - from + 1))
            .Select(i => _read[i]).OfType<JournalRecord>().ToList();
        return new StoredBatch
        {
            PlayerId = _batch.Player,
            Epoch = _batch.Epoch,
            First = _batch.First,
            From = from,
            To = to,
            ChainFrom = _chain[(int)(from - _batch.First)],
            ChainTo = _chain[(int)(to - _batch.First + 1)],
            EndpointId = records.FirstOrDefault()?.Endpoint ?? "",
            EarliestAt = records.Count == 0 ? _now : records.Min(r => r.At),
            LatestAt = records.Count == 0 ? _now : records.Max(r => r.At),
            Received = _now,
            Body = _packed,
        };
    }

    private string? ReasonAgainst(
        ReadOnlyMemory<byte> bytes, long sequence, IReadOnlySet<string> endpoints, out JournalRecord? record)
    {
        if (!JournalRecord.TryRead(bytes.Span, out record, out var reason))
        {
            return reason;
        }

        if (record.Player != _batch.Player || record.Epoch != _batch.Epoch || record.Sequence != sequence)
        {
            reason = $"it says it is {record.Player}/{record.Epoch}/{record.Sequence}";
        }
        else if (!endpoints.Contains(record.Endpoint))
        {
            reason = $"the player was never paired with {record.Endpoint}";
        }

        record = reason is null ? record : null;
        return reason;
    }
}
