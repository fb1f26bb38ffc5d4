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

namespace CaseTracker.App.Database;

/// <summary>Gives every record and every fact its id, from one sequence.</summary>
internal sealed class RecordHeader
{
    public long Id { get; set; }
    public RecordKind Kind { get; set; }
    public DateTime CreatedAt { get; set; }

    /// <summary>The lowest clearance that may know of the record (<see cref="Visibility.From"/>); null until it is worked out.</summary>
    public Confidentiality? VisibleFrom { get; set; }
    /// <summary>Of a record that is limited to some: the lowest level that may know of it, of those (<see cref="Visibility.Level"/>);
    /// <see cref="VisibleFrom"/> is the highest then. Null for all others.</summary>
    public Confidentiality? LimitedFrom { get; set; }
    /// <summary>The accounts to which it is limited (<see cref="NamedReaders"/>); null: to nobody in particular.</summary>
    public string? Readers { get; set; }
    /// <summary>The record, or one that it inherits from, is removed (<see cref="Visibility.Hidden"/>).</summary>
    public bool Hidden { get; set; }
    /// <summary>The version of the rule that worked it out (<see cref="Visibility.Version"/>); null until then.</summary>
    public int? VisibilityVersion { get; set; }

    /// <summary>On whose page it stands: a person, a case or another record, or itself. Null for what is removed and for what is said of
    /// records.</summary>
    public long? OwnerId { get; set; }
    /// <summary>The clearances that would be shown no source of it or of one of its fields (<see cref="Sources.UncitedSql"/>), a bit
    /// each.</summary>
    public int Unsourced { get; set; }
    /// <summary>What it rests on (<see cref="Sources.KeptSupport"/>); null for kinds of which nobody asks.</summary>
    public int? RestsOn { get; set; }
}

/// <summary>An ordinary record: one row, with a version that counts its edits.</summary>
internal interface IRecordRow
{
    long Id { get; set; }
    RecordHeader Header { get; set; }
    int Version { get; set; }
    Confidentiality Confidentiality { get; set; }
    DateTime? DeletedAt { get; set; }
}

/// <summary>One version of a fact that the custody rule reads. Never overwritten: a correction closes it
/// (<see cref="IKnownRow.KnownTo"/>) and inserts another under the same <see cref="FactId"/>. Times are UTC, set by the system.</summary>
internal interface IFactRow : IKnownRow
{
    long RowId { get; set; }
    long FactId { get; set; }
    RecordHeader Header { get; set; }
    int Version { get; set; }
    Confidentiality Confidentiality { get; set; }
    long PersonId { get; }
}

/// <summary>What was known from one moment on and, unless it is known now, until another. UTC.</summary>
internal interface IKnownRow
{
    DateTime KnownFrom { get; set; }
    DateTime? KnownTo { get; set; }
}

/// <summary>A fact that joins two persons.</summary>
internal interface IPersonLinkRow : IFactRow
{
    long OtherPersonId { get; }
}

internal sealed record PersonRow : PersonDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record PersonNameRow : PersonNameDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record OrganisationRow : OrganisationDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record PlaceRow : PlaceDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record FacilityRow : FacilityDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record LawRow : LawDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record LegalArticleRow : LegalArticleDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record ProsecutionRow : ProsecutionDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record CaseRow : CaseDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record ParticipantRow : ParticipantDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record SourceRow : SourceDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record CitationRow : CitationDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record ConflictResolutionRow : ConflictResolutionDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record GroupCountRow : GroupCountDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record IdentityLinkRow : IdentityLinkDetails, IPersonLinkRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record StayRow : StayDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record CustodyEventRow : CustodyEventDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record ChargeRow : ChargeDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record SentenceRow : SentenceDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record FigureRow : FigureDetails, IRecordRow
{
    /// <summary>Its entry in the ledger (<see cref="LedgerRules.EntryKey"/>), kept with every save.</summary>
    public string EntryKey { get => LedgerRules.EntryKey(this); private set { } }
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record MembershipRow : MembershipDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record RelationRow : RelationDetails, IPersonLinkRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record WelfareReportRow : WelfareReportDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record AssessmentRow : AssessmentDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}

internal sealed record EventRow : EventDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record InvolvementRow : InvolvementDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record LandDisputeRow : LandDisputeDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record ConcessionRow : ConcessionDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record TransnationalActRow : TransnationalActDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record SanctionRow : SanctionDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}

internal sealed record ResponseRow : ResponseDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}
