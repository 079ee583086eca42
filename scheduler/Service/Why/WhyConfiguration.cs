using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Why;

public sealed class WhyConfiguration : IEntityTypeConfiguration<PlanRecord>, IEntityTypeConfiguration<PlanPart>
{
    public void Configure(EntityTypeBuilder<PlanRecord> builder)
    {
        builder.ToTable("PlanRecords");
        builder.HasIndex(r => r.At);
    }

    public void Configure(EntityTypeBuilder<PlanPart> builder)
    {
        builder.ToTable("PlanParts");
        builder.HasKey(p => p.Sha256);
    }
}
