namespace Signage.Player.Spool;

/// <summary>Records that follow each other, with the chain hash before the first.</summary>
internal sealed record JournalStretch(long First, byte[] ChainBefore, IReadOnlyList<ReadOnlyMemory<byte>> Records,
    byte[] ChainAfter)
{
    public long Last => First + Records.Count - 1;

    /// <summary>Gathers a stretch from frames that are read one after the other.</summary>
    internal sealed class Builder(long first, byte[]? before)
    {
        private readonly List<ReadOnlyMemory<byte>> _records = [];
        private byte[]? _before = before;
        private byte[] _after = [];
        private int _bytes;

        public bool IsFull { get; private set; }

        /// <summary>Takes the next frame; false when there is no more room.</summary>
        public bool Take(long sequence, ReadOnlySpan<byte> record, ReadOnlySpan<byte> chain, int mostRecords,
            int mostBytes)
        {
            if (sequence < first)
            {
                _before = chain.ToArray();
                return true;
            }
            IsFull = _records.Count == mostRecords || _bytes + record.Length + 1 > mostBytes;
            if (IsFull)
                return false;
            _records.Add(record.ToArray());
            _bytes += record.Length + 1;
            _after = chain.ToArray();
            return true;
        }

        public JournalStretch? Build() =>
            _records.Count == 0 || _before is null ? null : new JournalStretch(first, _before, _records, _after);
    }
}
