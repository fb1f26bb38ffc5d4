using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>The tables of files and of what was done with them.</summary>
internal static class EvidenceModel
{
    private const int HexOfHash = 64, HexOfName = 32;

    public static void Apply(ModelBuilder model)
    {
        model.Entity<EvidenceFileRow>(row =>
        {
            row.ToTable("EvidenceFiles");
            row.Property(r => r.Name).HasMaxLength(EvidenceRules.LongestName);
            row.Property(r => r.Description).HasMaxLength(EvidenceRules.LongestText);
            row.Property(r => r.Sha256).HasMaxLength(HexOfHash);
            row.Property(r => r.StoredAs).HasMaxLength(HexOfName);
            row.Property(r => r.ReceivedByName).HasMaxLength(AccountNames.MaxLength);
            row.HasIndex(r => r.RecordId);
            row.HasIndex(r => r.Sha256);
            row.HasIndex(r => r.StoredAs).IsUnique();
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EvidenceActRow>(row =>
        {
            row.ToTable("EvidenceActs");
            row.Property(r => r.ActorName).HasMaxLength(AccountNames.MaxLength);
            row.Property(r => r.Reason).HasMaxLength(EvidenceRules.LongestText);
            row.HasIndex(r => r.FileId);
            row.HasOne<EvidenceFileRow>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
