using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Signage.Scheduler.Access;

public sealed class AccessConfiguration : IEntityTypeConfiguration<ApiKey>, IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(k => k.UserId);
    }

    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.ToTable("SignInLinks");
        builder.HasKey(l => l.Hash);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId);
    }
}
