using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Library;

public sealed class LibraryConfiguration
    : IEntityTypeConfiguration<Asset>, IEntityTypeConfiguration<Rendition>, IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Asset> builder)
    {
        builder.ToTable("Assets");
        builder.HasIndex(a => a.State);
        builder.HasMany(a => a.Renditions).WithOne().HasForeignKey(r => r.AssetId);
    }

    public void Configure(EntityTypeBuilder<Rendition> builder)
    {
        builder.ToTable("Renditions");
        builder.HasKey(r => new { r.AssetId, r.Sha256 });
        builder.HasIndex(r => r.Sha256);
    }

    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("Uploads");
    }
}
