using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseTracker.App.Database;

/// <summary>The model of the database: the truth of its shape. The scripts under schema/ are the truth of how it gets there.</summary>
internal sealed class CaseTrackerDb(DbContextOptions<CaseTrackerDb> options) : IdentityUserContext<Account, long>(options)
{
    private static Action<ModelBuilder>? _mapRecords;
    private static Func<CaseTrackerDb, RecordSaving>? _saving;
    private DatabaseProvider? _provider;

    public DbSet<RecordHeader> Headers => Set<RecordHeader>();
    public DbSet<PersonRow> People => Set<PersonRow>();
    public DbSet<PersonNameRow> PersonNames => Set<PersonNameRow>();
    public DbSet<GroupCountRow> GroupCounts => Set<GroupCountRow>();
    public DbSet<IdentityLinkRow> IdentityLinks => Set<IdentityLinkRow>();
    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();
    public DbSet<PlaceRow> Places => Set<PlaceRow>();
    public DbSet<FacilityRow> Facilities => Set<FacilityRow>();
    public DbSet<LawRow> Laws => Set<LawRow>();
    public DbSet<LegalArticleRow> LegalArticles => Set<LegalArticleRow>();
    public DbSet<ProsecutionRow> Prosecutions => Set<ProsecutionRow>();
    public DbSet<ChargeRow> Charges => Set<ChargeRow>();
    public DbSet<SentenceRow> Sentences => Set<SentenceRow>();
    public DbSet<StayRow> Stays => Set<StayRow>();
    public DbSet<CustodyEventRow> CustodyEvents => Set<CustodyEventRow>();
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<ParticipantRow> Participants => Set<ParticipantRow>();
    public DbSet<SourceRow> Sources => Set<SourceRow>();
    public DbSet<CitationRow> Citations => Set<CitationRow>();
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();
    public DbSet<RelationRow> Relations => Set<RelationRow>();
    public DbSet<WelfareReportRow> WelfareReports => Set<WelfareReportRow>();
    public DbSet<AssessmentRow> Assessments => Set<AssessmentRow>();
    public DbSet<FigureRow> Figures => Set<FigureRow>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<InvolvementRow> Involvements => Set<InvolvementRow>();
    public DbSet<LandDisputeRow> LandDisputes => Set<LandDisputeRow>();
    public DbSet<ConcessionRow> Concessions => Set<ConcessionRow>();
    public DbSet<TransnationalActRow> TransnationalActs => Set<TransnationalActRow>();
    public DbSet<SanctionRow> Sanctions => Set<SanctionRow>();
    public DbSet<ResponseRow> Responses => Set<ResponseRow>();
    public DbSet<ConflictResolutionRow> Settlements => Set<ConflictResolutionRow>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<NameKeyRow> NameKeys => Set<NameKeyRow>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AccountSession> Sessions => Set<AccountSession>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
    public DbSet<SignInKeyRow> SignInKeys => Set<SignInKeyRow>();
    public DbSet<CountedTriesRow> CountedTries => Set<CountedTriesRow>();
    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();
    public DbSet<ViewOpeningRow> ViewOpenings => Set<ViewOpeningRow>();
    public DbSet<MadeFileRow> MadeFiles => Set<MadeFileRow>();
    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();
    public DbSet<RemarkRow> Remarks => Set<RemarkRow>();
    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();
    public DbSet<MutedNotificationRow> MutedNotifications => Set<MutedNotificationRow>();
    public DbSet<TagRow> Tags => Set<TagRow>();
    public DbSet<RecordTagRow> RecordTags => Set<RecordTagRow>();
    public DbSet<EvidenceFileRow> EvidenceFiles => Set<EvidenceFileRow>();
    public DbSet<EvidenceActRow> EvidenceActs => Set<EvidenceActRow>();
    public DbSet<EvidenceTextRow> EvidenceTexts => Set<EvidenceTextRow>();
    public DbSet<TeamRow> Teams => Set<TeamRow>();
    public DbSet<TeamMemberRow> TeamMembers => Set<TeamMemberRow>();
    public DbSet<RecordReaderRow> RecordReaders => Set<RecordReaderRow>();
    public DbSet<PurgeRow> Purges => Set<PurgeRow>();
    public DbSet<SeedEntry> SeedEntries => Set<SeedEntry>();
    public DbSet<ImportedRow> ImportedRows => Set<ImportedRow>();
    public DbSet<ImportMappingRow> ImportMappings => Set<ImportMappingRow>();
    public DbSet<CustodyPeriodRow> CustodyPeriods => Set<CustodyPeriodRow>();
    public DbSet<FactsOnRecordRow> FactsOnRecord => Set<FactsOnRecordRow>();
    public DbSet<LinkOnRecordRow> LinksOnRecord => Set<LinkOnRecordRow>();
    public DbSet<KeptConflictRow> KeptConflicts => Set<KeptConflictRow>();
    public DbSet<LackingSourcesRow> LackingSources => Set<LackingSourcesRow>();
    public DbSet<OpenConflictRow> OpenConflicts => Set<OpenConflictRow>();
    public DbSet<FoldedTextRow> FoldedTexts => Set<FoldedTextRow>();
    public DbSet<ProjectionVersion> Projections => Set<ProjectionVersion>();

    /// <summary>Tables of this context's connection, which would outlive it where connections are kept for the next.</summary>
    public HashSet<string> OwnTables { get; } = [];

    public async Task DropOwn(string table, CancellationToken cancel)
    {
        var drop = $"DROP TABLE IF EXISTS {(Provider() == DatabaseProvider.SqlServer ? "" : "temp.")}{table}";
        await Database.ExecuteSqlRawAsync(drop, cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var table in OwnTables) await DropOwn(table, CancellationToken.None);
        await base.DisposeAsync();
    }

    public KeptStatements Statements => field ??= new(this);

    /// <summary>To ask EF for its name takes longer than to open a connection.</summary>
    public DatabaseProvider Provider() => _provider ??= Database.IsSqlServer() ? DatabaseProvider.SqlServer : DatabaseProvider.Sqlite;

    /// <summary>Encrypts and opens identities, by the keys of this installation.</summary>
    public IdentityTexts Identities => field ??= this.GetService<IdentityTexts>();

    /// <summary>What is done whenever records are saved, and known of them meanwhile.</summary>
    public RecordSaving Saving => field ??= _saving!(this);

    /// <summary>Takes what the folder of records brings: once, before the first context is made.</summary>
    public static void Bring(Action<ModelBuilder> mapRecords, Func<CaseTrackerDb, RecordSaving> saving) =>
        (_mapRecords, _saving) = (mapRecords, saving);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        if (detects) ChangeTracker.DetectChanges();
        // Once is enough: whoever looks at the entries would have all of them compared again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await Saving.Save(Write, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }

        async Task<int> Write()
        {
            var open = SealedColumns.Close(this);
            try
            {
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            }
            finally
            {
                open();
            }
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Headers are kept by SaveChangesAsync alone.");

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => ModelConventions.Configure(conventions);

    protected override void OnModelCreating(ModelBuilder model)
    {
        // Not the base's: that mapping changes with the options of the host around it.
        IdentityModel.Apply(model);
        ModelConventions.Apply(model, _mapRecords!);
    }
}

/// <summary>Which seed record became which row, so that a later version of the program adds what is new and never
/// loads anything twice.</summary>
internal sealed class SeedEntry
{
    public string Key { get; set; } = "";
    public long RecordId { get; set; }
}

/// <summary>Which row of an imported file became which record, so that the same file again adds nothing.</summary>
internal sealed class ImportedRow
{
    /// <summary>What the row says, hashed (SHA-256, in hexadecimal), with "#2" behind it where a file holds it twice.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>The same without the number behind it.</summary>
    public string First { get; set; } = "";
    public long RecordId { get; set; }
}
