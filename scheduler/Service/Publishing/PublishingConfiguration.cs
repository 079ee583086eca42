using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Publishing;

public sealed class PublishingConfiguration
    : IEntityTypeConfiguration<StoredOrder>, IEntityTypeConfiguration<StoredPlaylist>
{
    public void Configure(EntityTypeBuilder<StoredOrder> builder)
    {
        builder.ToTable("Orders");
        builder.HasKey(o => new { o.EndpointId, o.Number });
    }

    public void Configure(EntityTypeBuilder<StoredPlaylist> builder)
    {
        builder.ToTable("Playlists");
        builder.HasKey(p => p.Sha256);
    }
}
