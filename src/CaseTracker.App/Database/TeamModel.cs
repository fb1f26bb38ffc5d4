using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>The tables of teams, and of whom records are limited to.</summary>
internal static class TeamModel
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<TeamRow>(row =>
        {
            row.ToTable("Teams");
            row.Property(r => r.Name).HasMaxLength(TeamNames.MaxLength);
            row.HasIndex(r => r.Name).IsUnique();
        });
        model.Entity<TeamMemberRow>(row =>
        {
            row.ToTable("TeamMembers");
            row.HasKey(r => new { r.TeamId, r.AccountId });
            row.HasIndex(r => r.AccountId);
            row.HasOne<TeamRow>().WithMany().HasForeignKey(r => r.TeamId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RecordReaderRow>(row =>
        {
            row.ToTable("RecordReaders");
            row.HasIndex(r => r.RecordId);
            row.HasIndex(r => r.TeamId);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<TeamRow>().WithMany().HasForeignKey(r => r.TeamId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
