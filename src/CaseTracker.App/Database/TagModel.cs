using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>The tables of tags.</summary>
internal static class TagModel
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<TagRow>(row =>
        {
            row.ToTable("Tags");
            row.Property(r => r.Name).HasMaxLength(TagRules.Longest);
            // A letter that looks like two is folded into both.
            row.Property(r => r.Folded).HasMaxLength(4 * TagRules.Longest);
            row.Property(r => r.ByName).HasMaxLength(AccountNames.MaxLength);
            row.HasIndex(r => r.Folded).IsUnique();
        });
        model.Entity<RecordTagRow>(row =>
        {
            row.ToTable("RecordTags");
            row.HasKey(r => new { r.RecordId, r.TagId });
            row.HasIndex(r => r.TagId);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<TagRow>().WithMany().HasForeignKey(r => r.TagId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
