using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>The table of what is to be erased and of what was.</summary>
internal static class PurgeModel
{
    public static void Apply(ModelBuilder model) => model.Entity<PurgeRow>(row =>
    {
        row.ToTable("Purges");
        row.Property(r => r.Reason).HasMaxLength(PurgeRow.LongestReason);
        row.Property(r => r.AskedByName).HasMaxLength(AccountNames.MaxLength);
        row.Property(r => r.DecidedByName).HasMaxLength(AccountNames.MaxLength);
        row.Property(r => r.FilesLeft).HasMaxLength(-1);
        row.HasIndex(r => r.RecordId);
        // The record's header stays, so that its number is never given again.
        row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
    });
}
