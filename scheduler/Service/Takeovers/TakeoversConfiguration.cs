using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Takeovers;

public sealed class TakeoversConfiguration
    : IEntityTypeConfiguration<StoredTakeover>, IEntityTypeConfiguration<StoredTakeoverNote>
{
    public void Configure(EntityTypeBuilder<StoredTakeover> builder)
    {
        builder.ToTable("Takeovers");
        builder.HasMany(t => t.Notes).WithOne().HasForeignKey(n => n.TakeoverId);
    }

    public void Configure(EntityTypeBuilder<StoredTakeoverNote> builder)
    {
        builder.ToTable("TakeoverNotes");
        builder.HasKey(n => new { n.EndpointId, n.Number });
    }
}
