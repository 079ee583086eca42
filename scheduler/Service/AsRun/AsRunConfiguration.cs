using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.AsRun;

public sealed class AsRunConfiguration
    : IEntityTypeConfiguration<StoredBatch>, IEntityTypeConfiguration<StoredReceipt>,
        IEntityTypeConfiguration<StoredFork>, IEntityTypeConfiguration<StoredQuarantine>
{
    public void Configure(EntityTypeBuilder<StoredBatch> builder)
    {
        builder.ToTable("Batches");
        builder.HasIndex(b => new { b.PlayerId, b.Epoch, b.From }).IsUnique();
        builder.HasIndex(b => new { b.EndpointId, b.LatestAt });
    }

    public void Configure(EntityTypeBuilder<StoredReceipt> builder)
    {
        builder.ToTable("Receipts");
        builder.HasKey(r => new { r.PlayerId, r.Epoch, r.Last });
    }

    public void Configure(EntityTypeBuilder<StoredFork> builder)
    {
        builder.ToTable("Forks");
        builder.HasKey(f => new { f.PlayerId, f.Epoch, f.Sequence, f.Hash });
    }

    public void Configure(EntityTypeBuilder<StoredQuarantine> builder)
    {
        builder.ToTable("Quarantine");
        builder.HasKey(q => new { q.PlayerId, q.Epoch, q.Sequence });
    }
}
