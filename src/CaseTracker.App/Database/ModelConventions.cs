using System.Linq.Expressions;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseTracker.App.Database;

/// <summary>The mapping, by convention: enums as text, UTC times, imprecise dates and bounded numbers as groups of
/// columns, lengths from the field catalogue, one header a record. What a record adds is one line.</summary>
internal static class ModelConventions
{
    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<RecordKind>().HaveConversion<KindConverter>().HaveMaxLength(40);
        conventions.Properties<string>().HaveMaxLength(400);
        // Stated figures, not money to be added up to the cent; SQLite would keep a decimal as text and compare it as such.
        conventions.Properties<decimal>().HaveConversion<double>();
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.ComplexProperties<ImpreciseDate>();
        conventions.ComplexProperties<BoundedNumber>();
    }

    /// <param name="mapRecords">Maps the kinds of record.</param>
    public static void Apply(ModelBuilder model, Action<ModelBuilder> mapRecords)
    {
        mapRecords(model);
        // Few of the many: the groups, and those above a clearance.
        model.Entity<PersonRow>().HasIndex(row => new { row.Kind, row.Confidentiality, row.DeletedAt })
            .HasDatabaseName("IX_People_KindAndLevel");
        LaterColumns(model);
        Rest(model);
        ReviewModel.Apply(model);
        TagModel.Apply(model);
        TeamModel.Apply(model);
        EvidenceModel.Apply(model);
        PurgeModel.Apply(model);
        Projections(model);
        ShortColumnNames(model);
    }

    /// <summary>Columns that a later script adds to a table that holds rows: the rows of before get the value that says nothing.</summary>
    private static void LaterColumns(ModelBuilder model)
    {
        Later<CustodyEventRow, WarrantShown>(model, row => row.Warrant, WarrantShown.NotStated);
        Later<CustodyEventRow, ViolenceReported>(model, row => row.Violence, ViolenceReported.NotStated);
        Later<StayRow, ContactAllowed>(model, row => row.FamilyContact, ContactAllowed.NotStated);
        Later<StayRow, ContactAllowed>(model, row => row.CounselContact, ContactAllowed.NotStated);
        Later<ProsecutionRow, ProsecutionStage>(model, row => row.Stage, ProsecutionStage.NotStated);
        Later<ProsecutionRow, bool>(model, row => row.InAbsentia, false);
        Later<SentenceRow, AppealOutcome>(model, row => row.Appeal, AppealOutcome.NotStated);
        Later<FacilityRow, bool>(model, row => row.Unverified, false);
        Later<LawRow, bool>(model, row => row.Unverified, false);
        Later<LegalArticleRow, bool>(model, row => row.Unverified, false);
        Later<CaseRow, FurtherCaseKinds>(model, row => row.AlsoKind, FurtherCaseKinds.NotStated);
        model.Entity<CaseRow>().Property(row => row.AlsoKind).HasMaxLength(200);
        Later<ConflictResolutionRow, string>(model, row => row.WeighedValues, "");
        Later<PersonRow, bool>(model, row => row.OfAChild, false);
        Later<FigureRow, string>(model, row => row.EntryKey, "");
        Later<RecordHeader, bool>(model, row => row.Hidden, false);
        Later<RecordHeader, int>(model, row => row.Unsourced, 0);
        Later<Account, string>(model, row => row.TimeZone, Display.UsualTimeZone);
    }

    private static void Later<TRow, TValue>(ModelBuilder model, Expression<Func<TRow, TValue>> column, TValue before) where TRow : class =>
        model.Entity<TRow>().Property(column).HasDefaultValue(before).ValueGeneratedNever();

    private static void Rest(ModelBuilder model)
    {
        // A number: levels are compared here, and as text they have no order.
        model.Entity<RecordHeader>().ToTable("Records").Property(row => row.VisibleFrom).HasConversion<int?>();
        model.Entity<RecordHeader>().Property(row => row.LimitedFrom).HasConversion<int?>();
        model.Entity<RecordHeader>().Property(row => row.Readers).HasMaxLength(-1);
        // All that is asked of them, so that the index alone answers.
        model.Entity<RecordHeader>().HasIndex(row => new
        {
            row.OwnerId,
            row.Kind,
            row.Hidden,
            row.VisibleFrom,
            row.VisibilityVersion,
            row.Unsourced
        }).HasFilter("Unsourced <> 0").HasDatabaseName("IX_Records_Unsourced");
        model.Entity<RecordHeader>().HasIndex(row => new { row.Kind, row.RestsOn, row.Hidden, row.VisibleFrom, row.VisibilityVersion })
            .HasFilter("RestsOn IS NOT NULL").HasDatabaseName("IX_Records_RestsOn");
        model.Entity<FigureRow>().HasIndex(row => row.EntryKey);
        model.Entity<FigureRow>().Property(row => row.EntryKey).HasMaxLength(500);
        model.Entity<RecordHeader>().HasIndex(row => new { row.Kind, row.Hidden, row.VisibleFrom, row.VisibilityVersion })
            .HasDatabaseName("IX_Records_Visible");
        model.Entity<AuditEntry>(row =>
        {
            row.ToTable("AuditEntries");
            row.Property(r => r.Changes).HasMaxLength(-1);
            row.Property(r => r.Reason).HasMaxLength(2000);
            row.Property(r => r.PreviousHash).HasMaxLength(64);
            row.Property(r => r.Hash).HasMaxLength(64);
            row.HasIndex(r => r.PreviousHash).IsUnique();
            row.HasIndex(r => r.RecordId);
            row.HasIndex(r => r.AccountId);
        });
        model.Entity<Draft>(row =>
        {
            row.ToTable("Drafts");
            row.Property(r => r.Texts).HasMaxLength(-1);
            row.HasIndex(r => new { r.AccountId, r.Form }).IsUnique();
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<NameKeyRow>(row =>
        {
            row.ToTable("NameKeys");
            // By key first: that is how they are asked for. All columns, so that the index alone answers.
            row.HasKey(r => new { r.Key, r.PersonId, r.RecordId });
            row.Property(r => r.Key).HasMaxLength(Domain.People.NameKeys.MaxLength);
            row.HasIndex(r => r.RecordId);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FoldedTextRow>(row =>
        {
            row.ToTable("FoldedTexts");
            row.HasKey(r => new { r.RecordId, r.Field });
            row.Property(r => r.Field).HasMaxLength(40);
            row.Property(r => r.Text).HasMaxLength(-1);
            row.Property(r => r.SortKey).HasMaxLength(SortKey.MaxLength);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SeedEntry>(row =>
        {
            row.ToTable("SeedEntries");
            row.HasKey(r => r.Key);
            row.Property(r => r.Key).HasMaxLength(200);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ImportedRow>(row =>
        {
            row.ToTable("ImportedRows");
            row.HasKey(r => r.Fingerprint);
            row.Property(r => r.Fingerprint).HasMaxLength(80);
            row.Property(r => r.First).HasMaxLength(64);
            row.HasIndex(r => r.First);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ImportMappingRow>(row =>
        {
            row.ToTable("ImportMappings");
            row.Property(r => r.Kind).HasMaxLength(ImportMappingRow.LongestKind);
            row.Property(r => r.Name).HasMaxLength(ImportMappingRow.LongestName);
            row.HasIndex(r => new { r.Kind, r.Name }).IsUnique();
        });
        model.Entity<AccountSession>(row =>
        {
            row.ToTable("AccountSessions");
            row.Ignore(r => r.Times);
            row.Property(r => r.FailedTries).HasDefaultValue(0);
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SecondFactor>(row =>
        {
            row.ToTable("SecondFactors");
            row.HasKey(r => r.AccountId);
            row.Property(r => r.AccountId).ValueGeneratedNever();
            row.Property(r => r.ProtectedSecret).HasMaxLength(1000);
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Passkey>(row =>
        {
            row.ToTable("Passkeys");
            row.Property(r => r.Name).HasMaxLength(Passkey.LongestName);
            row.Property(r => r.Credential).HasMaxLength(1400);
            row.Property(r => r.CredentialHash).HasMaxLength(64);
            row.Property(r => r.PublicKey).HasMaxLength(2000);
            row.HasIndex(r => r.CredentialHash).IsUnique();
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RecoveryCode>(row =>
        {
            row.ToTable("RecoveryCodes");
            row.Property(r => r.CodeHash).HasMaxLength(64);
            row.HasIndex(r => new { r.AccountId, r.CodeHash }).IsUnique();
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<KnownDevice>(row =>
        {
            row.ToTable("KnownDevices");
            row.Property(r => r.TokenHash).HasMaxLength(64);
            row.HasIndex(r => new { r.AccountId, r.TokenHash }).IsUnique();
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SignInKeyRow>(row =>
        {
            row.ToTable("SignInKeys");
            row.HasKey(r => r.Number);
            row.Property(r => r.Number).ValueGeneratedNever();
            row.Property(r => r.Name).HasMaxLength(100);
            row.Property(r => r.Sealed).HasMaxLength(-1);
            row.HasIndex(r => r.Name).IsUnique();
        });
        model.Entity<CountedTriesRow>(row =>
        {
            row.ToTable("CountedTries");
            row.HasKey(r => r.Place);
            row.Property(r => r.Place).HasMaxLength(64);
        });
        model.Entity<SavedViewRow>(row =>
        {
            row.ToTable("SavedViews");
            row.Property(r => r.Name).HasMaxLength(SavedViewRow.LongestName);
            row.Property(r => r.Address).HasMaxLength(SavedViewRow.LongestAddress);
            row.HasIndex(r => new { r.AccountId, r.Name }).IsUnique();
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ViewOpeningRow>(row =>
        {
            row.ToTable("ViewOpenings");
            row.HasKey(r => new { r.ViewId, r.AccountId });
            row.HasOne<SavedViewRow>().WithMany().HasForeignKey(r => r.ViewId).OnDelete(DeleteBehavior.Cascade);
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MadeFileRow>(row =>
        {
            row.ToTable("MadeFiles");
            row.Property(r => r.List).HasMaxLength(60);
            row.Property(r => r.Question).HasMaxLength(-1);
            row.Property(r => r.Language).HasMaxLength(10);
            row.Property(r => r.FileName).HasMaxLength(200);
            row.Property(r => r.Sha256).HasMaxLength(64);
            row.Property(r => r.ActorName).HasMaxLength(AccountNames.MaxLength);
            row.Property(r => r.Reason).HasMaxLength(MadeFileRow.LongestReason);
            row.Property(r => r.DecidedByName).HasMaxLength(AccountNames.MaxLength);
            row.Property(r => r.Remark).HasMaxLength(MadeFileRow.LongestReason);
            row.Property(r => r.Kept).HasMaxLength(-1);
            row.HasIndex(r => r.AccountId);
            row.HasIndex(r => r.State);
        });
        model.Entity<Invitation>(row =>
        {
            row.ToTable("Invitations");
            row.Property(r => r.TokenHash).HasMaxLength(64);
            row.Property(r => r.ForWhom).HasMaxLength(200);
            row.HasIndex(r => r.TokenHash).IsUnique();
        });
    }

    /// <summary>The kept answers of rules. The index of the periods answers "on this day, as known now or then, within
    /// this clearance" by itself.</summary>
    private static void Projections(ModelBuilder model)
    {
        model.Entity<CustodyPeriodRow>(row =>
        {
            row.ToTable("CustodyPeriods");
            row.HasKey(r => new { r.PersonId, r.Clearances, r.FromDay, r.KnownFrom });
            row.HasIndex(r => new
            {
                r.Status,
                r.Certain,
                r.ToDay,
                r.FromDay,
                r.Clearances,
                r.PersonId,
                r.KnownFrom,
                r.KnownTo,
                r.ConfirmedDaily,
                r.LastConfirmedLatest
            }).HasDatabaseName("IX_CustodyPeriods_OnDay");
            // Answers a change statement by itself, without the periods that begin with no move.
            row.HasIndex(r => new
            {
                r.Movement,
                r.FromDay,
                r.Clearances,
                r.PersonId,
                r.KnownFrom,
                r.KnownTo,
                r.Status,
                r.Certain,
                r.BeforeStatus,
                r.BeforeCertain
            }).HasFilter("Movement IS NOT NULL").HasDatabaseName("IX_CustodyPeriods_Moves");
            row.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<FactsOnRecordRow>(row =>
        {
            row.ToTable("FactsOnRecord");
            row.HasKey(r => new { r.PersonId, r.Facts });
            row.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<LinkOnRecordRow>(row =>
        {
            row.ToTable("LinksOnRecord");
            row.HasKey(r => new { r.PersonId, r.LinkId });
            row.HasIndex(r => new { r.Kind, r.LinkId, r.Clearances });
            row.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<KeptConflictRow>(row =>
        {
            row.ToTable("KeptConflicts");
            row.HasKey(r => new { r.PersonId, r.Kind, r.RecordId, r.OtherId });
            row.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<LackingSourcesRow>(row =>
        {
            row.ToTable("LackingSources");
            row.HasKey(r => new { r.OwnerId, r.Lacking });
            row.HasIndex(r => new { r.Lacking, r.OwnerId, r.Clearances }).IsDescending(true, false, false)
                .HasDatabaseName("IX_LackingSources_Most");
        });
        model.Entity<OpenConflictRow>(row =>
        {
            row.ToTable("OpenConflicts");
            row.HasKey(r => new { r.RecordId, r.Field });
            row.Property(r => r.Field).HasMaxLength(40);
            row.HasOne<RecordHeader>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ProjectionVersion>(row =>
        {
            row.ToTable("Projections");
            row.HasKey(r => r.Name);
            row.Property(r => r.Name).HasMaxLength(40);
        });
    }

    /// <summary>"On_Earliest" and not "Row_On_Earliest"; the words of a date and of a number get room for a sentence.</summary>
    private static void ShortColumnNames(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
            foreach (var group in entity.GetComplexProperties())
                foreach (var property in group.ComplexType.GetProperties())
                    property.SetColumnName($"{group.Name}_{property.Name}");
    }

    private sealed class KindConverter() : ValueConverter<RecordKind, string>(kind => kind.Name, name => new RecordKind(name));

    /// <summary>Times are UTC in the program; both databases keep them without an offset.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
