using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>The tables of files and of what was done with them.</summary>
internal static class EvidenceModel
{
    // What the encrypted texts of a file are bound to.
    public const string TextSealedAs = "EvidenceText.text", FoldedSealedAs = "EvidenceText.folded";

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
        model.Entity<EvidenceTextRow>(row =>
        {
            row.ToTable("EvidenceTexts");
            row.HasKey(r => r.FileId);
            row.Property(r => r.FileId).ValueGeneratedNever();
            SealedColumns.Map(row, row.Property(r => r.Text).Metadata, TextSealedAs);
            SealedColumns.Map(row, row.Property(r => r.Folded).Metadata, FoldedSealedAs);
            row.HasOne<EvidenceFileRow>().WithOne().HasForeignKey<EvidenceTextRow>(r => r.FileId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
