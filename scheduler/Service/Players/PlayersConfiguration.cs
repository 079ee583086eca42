using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Players;

public sealed class PlayersConfiguration : IEntityTypeConfiguration<StoredPlayer>
{
    public void Configure(EntityTypeBuilder<StoredPlayer> builder)
    {
        builder.ToTable("Players");
        builder.HasIndex(p => p.Endpoint);
    }
}
