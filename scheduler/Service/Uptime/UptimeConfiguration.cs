using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Uptime;

public sealed class UptimeConfiguration : IEntityTypeConfiguration<UptimeConfirmation>
{
    public void Configure(EntityTypeBuilder<UptimeConfirmation> builder)
    {
        builder.ToTable("UptimeConfirmations");
        builder.HasIndex(c => new { c.Venue, c.From });
    }
}
