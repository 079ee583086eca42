using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Signage.Scheduler.Bookings;

namespace Signage.Scheduler.Players;

public sealed class PlayersConfiguration
    : IEntityTypeConfiguration<StoredPlayer>, IEntityTypeConfiguration<StoredPairing>
{
    public void Configure(EntityTypeBuilder<StoredPlayer> builder)
    {
        builder.ToTable("Players");
        builder.HasIndex(p => p.EndpointId);
        builder.HasOne<StoredEndpoint>().WithMany().HasForeignKey(p => p.EndpointId);
    }

    public void Configure(EntityTypeBuilder<StoredPairing> builder)
    {
        builder.ToTable("Pairings");
        builder.HasKey(p => p.CodeHash);
        builder.Property(p => p.UsedAt).IsConcurrencyToken();
        builder.HasIndex(p => p.PlayerId);
    }
}
