using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>The tables of reviews, remarks and what people are told of.</summary>
internal static class ReviewModel
{
    private const int LongestField = 40;

    public static void Apply(ModelBuilder model)
    {
        model.Entity<ReviewRow>(row =>
        {
            row.ToTable("Reviews");
            row.HasKey(r => r.RecordId);
            row.Property(r => r.RecordId).ValueGeneratedNever();
            row.Property(r => r.ByName).HasMaxLength(AccountNames.MaxLength);
            row.Property(r => r.SubmittedByName).HasMaxLength(AccountNames.MaxLength);
            row.Property(r => r.VerifiedByName).HasMaxLength(AccountNames.MaxLength);
            // The queue: those of a state, who waits longest first.
            row.HasIndex(r => new { r.State, r.Since, r.RecordId });
            row.HasIndex(r => r.AssignedToId);
            row.HasOne<RecordHeader>().WithOne().HasForeignKey<ReviewRow>(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AssignedToId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RemarkRow>(row =>
        {
            row.ToTable("Remarks");
            row.Property(r => r.Field).HasMaxLength(LongestField);
            row.Property(r => r.ActorName).HasMaxLength(AccountNames.MaxLength);
            row.Property(r => r.Text).HasMaxLength(ReviewRules.LongestRemark);
            row.Property(r => r.ResolvedByName).HasMaxLength(AccountNames.MaxLength);
            row.HasIndex(r => r.RecordId);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<RemarkRow>().WithMany().HasForeignKey(r => r.AnswersId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<NotificationRow>(row =>
        {
            row.ToTable("Notifications");
            row.Property(r => r.ByName).HasMaxLength(AccountNames.MaxLength);
            row.HasIndex(r => new { r.AccountId, r.ReadAt, r.At });
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<RemarkRow>().WithMany().HasForeignKey(r => r.RemarkId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MutedNotificationRow>(row =>
        {
            row.ToTable("MutedNotifications");
            row.HasKey(r => new { r.AccountId, r.Kind });
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
