using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Duties;

public sealed class DutiesConfiguration : IEntityTypeConfiguration<StoredDuty>
{
    public void Configure(EntityTypeBuilder<StoredDuty> builder) => builder.ToTable("Duties");
}
