using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.AsRun;

public sealed class AsRunConfiguration
    : IEntityTypeConfiguration<StoredBatch>, IEntityTypeConfiguration<StoredReceipt>,
    IEntityTypeConfiguration<JournalFault>
{
    public void Configure(EntityTypeBuilder<StoredBatch> builder)
    {
        builder.ToTable("Batches");
        builder.HasIndex(b => new { b.Player, b.Epoch, b.First }).IsUnique();
        builder.HasIndex(b => new { b.Endpoint, b.Until });
        builder.HasIndex(b => new { b.Endpoint, b.TellsScreen, b.Until });
    }

    public void Configure(EntityTypeBuilder<StoredReceipt> builder)
    {
        builder.ToTable("Receipts");
        builder.HasKey(r => new { r.Player, r.Epoch });
    }

    public void Configure(EntityTypeBuilder<JournalFault> builder)
    {
        builder.ToTable("JournalFaults");
        builder.HasIndex(f => new { f.Player, f.Epoch, f.Sequence, f.Kind });
    }
}
