using System.Linq.Expressions;
using CaseTracker.App.Audit;
using CaseTracker.App.Detention;
using CaseTracker.App.Drafts;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseTracker.App.Database;

/// <summary>The mapping, by convention: enums as text, UTC times, imprecise dates and bounded numbers as groups of
/// columns, lengths from the field catalogue, one header a record. What a record adds is one line.</summary>
internal static class ModelConventions
{
    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<string>().HaveMaxLength(400);
        // Stated figures, not money to be added up to the cent; SQLite would keep a decimal as text and compare it as such.
        conventions.Properties<decimal>().HaveConversion<double>();
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.ComplexProperties<ImpreciseDate>();
        conventions.ComplexProperties<BoundedNumber>();
    }

    public static void Apply(ModelBuilder model)
    {
        Record(model, "People", PersonDetails.Catalogue, (PersonRow row) => row.Name);
        Record(model, "PersonNames", PersonNameDetails.Catalogue, (PersonNameRow row) => row.PersonId);
        Record(model, "Organisations", OrganisationDetails.Catalogue, (OrganisationRow row) => row.Name);
        Record(model, "Places", PlaceDetails.Catalogue, (PlaceRow row) => row.Name);
        Record(model, "Facilities", FacilityDetails.Catalogue, (FacilityRow row) => row.Name);
        Record(model, "Laws", LawDetails.Catalogue, (LawRow row) => row.Title);
        Record(model, "LegalArticles", LegalArticleDetails.Catalogue, (LegalArticleRow row) => new { row.LawId, row.Number });
        Record(model, "Prosecutions", ProsecutionDetails.Catalogue, (ProsecutionRow row) => row.PersonId);
        Record(model, "Cases", CaseDetails.Catalogue, (CaseRow row) => row.Title);
        Record(model, "Participants", ParticipantDetails.Catalogue, (ParticipantRow row) => row.CaseId);
        Record(model, "Sources", SourceDetails.Catalogue, (SourceRow row) => row.Title);
        Record(model, "Citations", CitationDetails.Catalogue, (CitationRow row) => new { row.RecordId, row.Field });
        Record(model, "Figures", FigureDetails.Catalogue, (FigureRow row) => row.CaseId);
        Record(model, "Settlements", ConflictResolutionDetails.Catalogue, (ConflictResolutionRow row) => new { row.RecordId, row.Field });
        Record(model, "Events", EventDetails.Catalogue, (EventRow row) => row.CaseId);
        Record(model, "Involvements", InvolvementDetails.Catalogue, (InvolvementRow row) => row.EventId);
        Record(model, "LandDisputes", LandDisputeDetails.Catalogue, (LandDisputeRow row) => row.CaseId);
        Record(model, "Concessions", ConcessionDetails.Catalogue, (ConcessionRow row) => row.Name);
        Record(model, "TransnationalActs", TransnationalActDetails.Catalogue, (TransnationalActRow row) => row.CaseId);
        Record(model, "Sanctions", SanctionDetails.Catalogue, (SanctionRow row) => row.AuthorityId);
        Record(model, "Responses", ResponseDetails.Catalogue, (ResponseRow row) => row.CaseId);
        Record(model, "Instruments", InstrumentDetails.Catalogue, (InstrumentRow row) => row.Title);
        Record(model, "FigureChoices", FigureChoiceDetails.Catalogue, (FigureChoiceRow row) => row.FigureId);
        Fact(model, "GroupCounts", GroupCountDetails.Catalogue, (GroupCountRow row) => row.PersonId);
        Fact(model, "IdentityLinks", IdentityLinkDetails.Catalogue, (IdentityLinkRow row) => row.PersonId);
        Fact(model, "Stays", StayDetails.Catalogue, (StayRow row) => row.PersonId);
        Fact(model, "CustodyEvents", CustodyEventDetails.Catalogue, (CustodyEventRow row) => row.PersonId);
        Fact(model, "Charges", ChargeDetails.Catalogue, (ChargeRow row) => row.PersonId);
        Fact(model, "Sentences", SentenceDetails.Catalogue, (SentenceRow row) => row.PersonId);
        Fact(model, "Memberships", MembershipDetails.Catalogue, (MembershipRow row) => row.PersonId);
        Fact(model, "Relations", RelationDetails.Catalogue, (RelationRow row) => row.PersonId);
        Fact(model, "WelfareReports", WelfareReportDetails.Catalogue, (WelfareReportRow row) => row.PersonId);
        Fact(model, "Assessments", AssessmentDetails.Catalogue, (AssessmentRow row) => row.PersonId);
        Links(model);
        // Few of the many: the groups, and those above a clearance.
        model.Entity<PersonRow>().HasIndex(row => new { row.Kind, row.Confidentiality, row.DeletedAt })
            .HasDatabaseName("IX_People_KindAndLevel");
        LaterColumns(model);
        Rest(model);
        KeptAnswers(model);
        ShortColumnNames(model);
    }

    private static void Record<TRow, TDetails>(ModelBuilder model, string table, FieldCatalogue<TDetails> catalogue, Expression<Func<TRow,
        object?>> index)
        where TRow : class, TDetails, IRecordRow where TDetails : class, new()
    {
        model.Entity<TRow>(row =>
        {
            row.ToTable(table);
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.HasOne(r => r.Header).WithOne().HasForeignKey<TRow>(r => r.Id).OnDelete(DeleteBehavior.Restrict);
            row.Property(r => r.Version).IsConcurrencyToken();
            row.HasIndex(index);
            Lengths(row, catalogue);
        });
    }

    private static void Fact<TRow, TDetails>(ModelBuilder model, string table, FieldCatalogue<TDetails> catalogue, Expression<Func<TRow,
        object?>> index)
        where TRow : class, TDetails, IFactRow where TDetails : class, new()
    {
        model.Entity<TRow>(row =>
        {
            row.ToTable(table, t => t.HasCheckConstraint($"CK_{table}_Known", "KnownTo IS NULL OR KnownTo > KnownFrom"));
            row.HasKey(r => r.RowId);
            row.HasOne(r => r.Header).WithMany().HasForeignKey(r => r.FactId).OnDelete(DeleteBehavior.Restrict);
            row.Property(r => r.KnownTo).IsConcurrencyToken();
            row.HasIndex(r => new { r.FactId, r.Version }).IsUnique();
            row.HasIndex(r => r.FactId).IsUnique().HasFilter("KnownTo IS NULL").HasDatabaseName($"IX_{table}_OneCurrent");
            // Current rows: the second clock's open end.
            row.HasIndex(index).HasFilter("KnownTo IS NULL").HasDatabaseName($"IX_{table}_Current");
            // All versions of one person's facts: a question with a moment of knowledge can't use the index of current ones.
            row.HasIndex([nameof(IFactRow.PersonId)], $"IX_{table}_PersonId");
            row.HasIndex(r => new { r.KnownFrom, r.KnownTo });
            row.HasOne<PersonRow>().WithMany().HasForeignKey(nameof(IFactRow.PersonId)).OnDelete(DeleteBehavior.Restrict);
            Lengths(row, catalogue);
        });
    }

    private static void Lengths<TRow, TDetails>(EntityTypeBuilder<TRow> row, FieldCatalogue<TDetails> catalogue)
        where TRow : class where TDetails : class, new()
    {
        foreach (var field in catalogue.Fields)
            if (field.Kind is FieldKind.Text or FieldKind.LongText && row.Metadata.FindProperty(Property(field.Key)) is { } property)
                property.SetMaxLength(field.MaxLength);
    }

    private static string Property(string key) => char.ToUpperInvariant(key[0]) + key[1..];

    private static void Links(ModelBuilder model)
    {
        Link<PersonNameRow, PersonRow>(model, nameof(PersonNameRow.PersonId));
        Link<PlaceRow, PlaceRow>(model, nameof(PlaceRow.ParentId));
        Link<FacilityRow, PlaceRow>(model, nameof(FacilityRow.PlaceId));
        Link<LegalArticleRow, LawRow>(model, nameof(LegalArticleRow.LawId));
        Link<ProsecutionRow, PersonRow>(model, nameof(ProsecutionRow.PersonId));
        Link<ProsecutionRow, CaseRow>(model, nameof(ProsecutionRow.CaseId));
        Link<ProsecutionRow, OrganisationRow>(model, nameof(ProsecutionRow.CourtId));
        Link<CaseRow, PlaceRow>(model, nameof(CaseRow.PlaceId));
        Link<ParticipantRow, CaseRow>(model, nameof(ParticipantRow.CaseId));
        Link<ParticipantRow, PersonRow>(model, nameof(ParticipantRow.PersonId));
        Link<ParticipantRow, OrganisationRow>(model, nameof(ParticipantRow.OrganisationId));
        Link<CitationRow, SourceRow>(model, nameof(CitationRow.SourceId));
        Link<CitationRow, RecordHeader>(model, nameof(CitationRow.RecordId));
        Link<ConflictResolutionRow, RecordHeader>(model, nameof(ConflictResolutionRow.RecordId));
        Link<ConflictResolutionRow, CitationRow>(model, nameof(ConflictResolutionRow.CitationId));
        Link<IdentityLinkRow, PersonRow>(model, nameof(IdentityLinkRow.OtherPersonId));
        Link<StayRow, FacilityRow>(model, nameof(StayRow.FacilityId));
        Link<CustodyEventRow, FacilityRow>(model, nameof(CustodyEventRow.FacilityId));
        Link<CustodyEventRow, PlaceRow>(model, nameof(CustodyEventRow.PlaceId));
        Link<CustodyEventRow, ProsecutionRow>(model, nameof(CustodyEventRow.ProsecutionId));
        Link<ChargeRow, ProsecutionRow>(model, nameof(ChargeRow.ProsecutionId));
        Link<ChargeRow, LegalArticleRow>(model, nameof(ChargeRow.ArticleId));
        Link<SentenceRow, ProsecutionRow>(model, nameof(SentenceRow.ProsecutionId));
        Link<SentenceRow, RecordHeader>(model, nameof(SentenceRow.ChargeId));
        Link<CustodyEventRow, OrganisationRow>(model, nameof(CustodyEventRow.ForceId));
        Link<MembershipRow, OrganisationRow>(model, nameof(MembershipRow.OrganisationId));
        Link<RelationRow, PersonRow>(model, nameof(RelationRow.OtherPersonId));
        Link<WelfareReportRow, FacilityRow>(model, nameof(WelfareReportRow.FacilityId));
        Link<AssessmentRow, OrganisationRow>(model, nameof(AssessmentRow.AssessorId));
        Link<FigureRow, OrganisationRow>(model, nameof(FigureRow.ReporterId));
        Link<GroupCountRow, OrganisationRow>(model, nameof(GroupCountRow.ReporterId));
        Link<FigureRow, CaseRow>(model, nameof(FigureRow.CaseId));
        Link<FigureRow, PersonRow>(model, nameof(FigureRow.PersonId));
        Link<FigureRow, OrganisationRow>(model, nameof(FigureRow.OrganisationId));
        Link<EventRow, CaseRow>(model, nameof(EventRow.CaseId));
        Link<EventRow, PlaceRow>(model, nameof(EventRow.PlaceId));
        Link<EventRow, PersonRow>(model, nameof(EventRow.PersonId));
        Link<EventRow, OrganisationRow>(model, nameof(EventRow.OrganisationId));
        Link<InvolvementRow, EventRow>(model, nameof(InvolvementRow.EventId));
        Link<InvolvementRow, PersonRow>(model, nameof(InvolvementRow.PersonId));
        Link<InvolvementRow, OrganisationRow>(model, nameof(InvolvementRow.OrganisationId));
        Link<LandDisputeRow, CaseRow>(model, nameof(LandDisputeRow.CaseId));
        Link<LandDisputeRow, PlaceRow>(model, nameof(LandDisputeRow.PlaceId));
        Link<LandDisputeRow, OrganisationRow>(model, nameof(LandDisputeRow.AreaReporterId));
        Link<LandDisputeRow, ConcessionRow>(model, nameof(LandDisputeRow.ConcessionId));
        Link<LandDisputeRow, PlaceRow>(model, nameof(LandDisputeRow.RelocationId));
        Link<ConcessionRow, OrganisationRow>(model, nameof(ConcessionRow.CompanyId));
        Link<ConcessionRow, OrganisationRow>(model, nameof(ConcessionRow.ParentId));
        Link<ConcessionRow, PlaceRow>(model, nameof(ConcessionRow.PlaceId));
        Link<ConcessionRow, LawRow>(model, nameof(ConcessionRow.LawId));
        Link<TransnationalActRow, CaseRow>(model, nameof(TransnationalActRow.CaseId));
        Link<TransnationalActRow, PersonRow>(model, nameof(TransnationalActRow.TargetId));
        Link<TransnationalActRow, PersonRow>(model, nameof(TransnationalActRow.RelativeId));
        Link<TransnationalActRow, PlaceRow>(model, nameof(TransnationalActRow.OriginId));
        Link<TransnationalActRow, PlaceRow>(model, nameof(TransnationalActRow.HostId));
        Link<TransnationalActRow, PlaceRow>(model, nameof(TransnationalActRow.TransitId));
        Link<TransnationalActRow, OrganisationRow>(model, nameof(TransnationalActRow.HostAgencyId));
        Link<TransnationalActRow, OrganisationRow>(model, nameof(TransnationalActRow.OriginAgencyId));
        Link<TransnationalActRow, ProsecutionRow>(model, nameof(TransnationalActRow.ProsecutionId));
        Link<TransnationalActRow, RecordHeader>(model, nameof(TransnationalActRow.StayId));
        Link<SanctionRow, PersonRow>(model, nameof(SanctionRow.PersonId));
        Link<SanctionRow, OrganisationRow>(model, nameof(SanctionRow.OrganisationId));
        Link<SanctionRow, OrganisationRow>(model, nameof(SanctionRow.AuthorityId));
        Link<ResponseRow, OrganisationRow>(model, nameof(ResponseRow.ById));
        Link<ResponseRow, PersonRow>(model, nameof(ResponseRow.ByPersonId));
        Link<ResponseRow, OrganisationRow>(model, nameof(ResponseRow.ToId));
        Link<ResponseRow, CaseRow>(model, nameof(ResponseRow.CaseId));
        Link<ResponseRow, PersonRow>(model, nameof(ResponseRow.PersonId));
        Link<ResponseRow, InstrumentRow>(model, nameof(ResponseRow.InstrumentId));
        Link<InstrumentRow, OrganisationRow>(model, nameof(InstrumentRow.ById));
        Link<FigureChoiceRow, FigureRow>(model, nameof(FigureChoiceRow.FigureId));
    }

    private static void Link<TRow, TTarget>(ModelBuilder model, string key) where TRow : class where TTarget : class =>
        model.Entity<TRow>().HasOne<TTarget>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);

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
        Later<RecordHeader, bool>(model, row => row.Hidden, false);
        Later<Account, string>(model, row => row.TimeZone, Display.UsualTimeZone);
    }

    private static void Later<TRow, TValue>(ModelBuilder model, Expression<Func<TRow, TValue>> column, TValue before) where TRow : class =>
        model.Entity<TRow>().Property(column).HasDefaultValue(before).ValueGeneratedNever();

    private static void Rest(ModelBuilder model)
    {
        // A number: levels are compared here, and as text they have no order.
        model.Entity<RecordHeader>().ToTable("Records").Property(row => row.VisibleFrom).HasConversion<int?>();
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
        model.Entity<AccountSession>(row =>
        {
            row.ToTable("AccountSessions");
            row.Ignore(r => r.Times);
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SavedViewRow>(row =>
        {
            row.ToTable("SavedViews");
            row.Property(r => r.Name).HasMaxLength(SavedViews.LongestName);
            row.Property(r => r.Address).HasMaxLength(SavedViews.LongestAddress);
            row.HasIndex(r => new { r.AccountId, r.Name }).IsUnique();
            row.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
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
    private static void KeptAnswers(ModelBuilder model)
    {
        model.Entity<CustodyPeriodRow>(row =>
        {
            row.ToTable("CustodyPeriods");
            row.HasKey(r => new { r.PersonId, r.Clearances, r.FromDay, r.KnownFrom });
            row.HasIndex(r => new { r.Status, r.Certain, r.ToDay, r.FromDay, r.Clearances, r.PersonId, r.KnownFrom, r.KnownTo })
                .HasDatabaseName("IX_CustodyPeriods_Asked");
            row.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<KeptConflictRow>(row =>
        {
            row.ToTable("KeptConflicts");
            row.HasKey(r => new { r.PersonId, r.Kind, r.RecordId, r.OtherId });
            row.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
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

    /// <summary>Times are UTC in the program; both databases keep them without an offset.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
