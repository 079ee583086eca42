using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Bookings;

public sealed class BookingsConfiguration
    : IEntityTypeConfiguration<StoredVenue>, IEntityTypeConfiguration<StoredEndpoint>,
        IEntityTypeConfiguration<StoredBooking>, IEntityTypeConfiguration<StoredShow>
{
    public void Configure(EntityTypeBuilder<StoredVenue> builder) => builder.ToTable("Venues");

    public void Configure(EntityTypeBuilder<StoredEndpoint> builder)
    {
        builder.ToTable("Endpoints");
        builder.Property(e => e.Kind).HasConversion<string>();
        builder.HasOne(e => e.Venue).WithMany().HasForeignKey(e => e.VenueId);
    }

    public void Configure(EntityTypeBuilder<StoredBooking> builder)
    {
        builder.ToTable("Bookings");
        builder.HasIndex(b => b.Last);
    }

    public void Configure(EntityTypeBuilder<StoredShow> builder)
    {
        builder.ToTable("Shows");
        builder.HasIndex(s => new { s.EndpointId, s.Start }).IsUnique().HasFilter("\"CancelledAt\" IS NULL");
        builder.HasOne<StoredEndpoint>().WithMany().HasForeignKey(s => s.EndpointId);
    }
}
