using Signage.Content.Journal;
using Signage.Content.Proof;

namespace Signage.Scheduler.AsRun;

/// <summary>Decides, without storing anything, what of a batch is new, what is repeated and what contradicts.</summary>
internal sealed class BatchPlan
{
    private BatchPlan()
    {
    }

    /// <summary>New stretches, first and last sequence included.</summary>
    internal List<(long First, long Last)> New { get; } = [];

    /// <summary>Sequences whose stored record has another hash.</summary>
    internal List<long> Forks { get; } = [];

    /// <summary>Judges a batch against the records that are stored already.</summary>
    /// <param name="body">A batch whose signature, chain and root were checked.</param>
    /// <param name="leafOf">The leaf hash of a stored record, or null.</param>
    /// <param name="chainBefore">The stored chain hash before the batch's first record; null when it is not
    /// known.</param>
    /// <param name="chainAfter">The stored chain hash with which the record after its last goes on; null when it is not
    /// known.</param>
    internal static BatchPlan Of(
        BatchBody body, Func<long, byte[]?> leafOf, byte[]? chainBefore, byte[]? chainAfter = null)
    {
        var plan = new BatchPlan();
        var batch = body.Batch;
        var continues = (chainBefore is null || chainBefore.AsSpan().SequenceEqual(batch.ChainBefore.Span))
            && (chainAfter is null || chainAfter.AsSpan().SequenceEqual(batch.ChainAfter.Span));
        for (var sequence = batch.First; sequence <= batch.Last; sequence++)
        {
            var record = body.Records[(int)(sequence - batch.First)];
            var stored = leafOf(sequence);
            if (stored is not null)
            {
                if (!stored.AsSpan().SequenceEqual(JournalChain.LeafHash(record.Span)))
                {
                    plan.Forks.Add(sequence);
                }
            }
            else if (!continues || plan.Forks.Count > 0)
            {
                // What follows a contradiction hangs on another chain: kept, but as a fork.
                plan.Forks.Add(sequence);
            }
            else if (plan.New.Count > 0 && plan.New[^1].Last == sequence - 1)
            {
                plan.New[^1] = (plan.New[^1].First, sequence);
            }
            else
            {
                plan.New.Add((sequence, sequence));
            }
        }

        return plan;
    }
}
