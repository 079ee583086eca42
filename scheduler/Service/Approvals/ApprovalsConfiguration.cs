using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Signage.Scheduler.Access;
using Signage.Scheduler.Library;

namespace Signage.Scheduler.Approvals;

public sealed class ApprovalsConfiguration
    : IEntityTypeConfiguration<StopEntry>, IEntityTypeConfiguration<StopListNote>, IEntityTypeConfiguration<TrustNote>,
        IEntityTypeConfiguration<StoredApproval>, IEntityTypeConfiguration<ReviewerKey>,
        IEntityTypeConfiguration<LiftProposal>
{
    public void Configure(EntityTypeBuilder<StopEntry> builder)
    {
        builder.ToTable("StopEntries");
        builder.HasIndex(e => e.Sha256);
        builder.HasIndex(e => e.AssetId);
        builder.HasIndex(e => e.Endpoint).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LiftProposal> builder)
    {
        builder.ToTable("LiftProposals");
        builder.HasIndex(p => p.AssetId).IsUnique();
        builder.HasIndex(p => p.Endpoint).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StopListNote> builder)
    {
        builder.ToTable("StopLists");
        builder.HasKey(n => n.Number);
        builder.Property(n => n.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<TrustNote> builder)
    {
        builder.ToTable("TrustNotes");
        builder.HasKey(n => n.Number);
        builder.Property(n => n.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<StoredApproval> builder)
    {
        builder.ToTable("Approvals");
        builder.HasKey(a => new { a.AssetId, a.Reviewer });
        builder.HasOne<Asset>().WithMany().HasForeignKey(a => a.AssetId);
    }

    public void Configure(EntityTypeBuilder<ReviewerKey> builder)
    {
        builder.ToTable("ReviewerKeys");
        builder.HasKey(k => k.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(k => k.UserId);
    }
}
