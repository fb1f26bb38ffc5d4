using CaseTracker.App.Cases;
using CaseTracker.App.Detention;
using CaseTracker.App.Figures;
using CaseTracker.App.Organisations;
using CaseTracker.App.People;
using CaseTracker.App.Places;
using CaseTracker.App.Prosecution;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange;

/// <summary>Takes a record as text, by the keys of its catalogue, and saves it through its public handler.</summary>
internal abstract class RecordInput
{
    /// <summary>Whether the record has a field of this key.</summary>
    public abstract bool Has(string field);

    /// <summary>The new record's id, or every field that cannot be read, or what the handler refuses.</summary>
    /// <param name="find">Gives the id behind a link's key, or null.</param>
    public abstract Task<Outcome<long>> Save(Actor actor, IReadOnlyDictionary<string, string> cells, Func<string, long?> find, CancellationToken cancel);

    /// <summary>The keys of the records that a row links to.</summary>
    public abstract IEnumerable<string> Links(IReadOnlyDictionary<string, string> cells);

    /// <summary>The handlers of every kind of record, on one writer.</summary>
    public static IReadOnlyDictionary<RecordKind, RecordInput> On(RecordWriter writer)
    {
        RecordInput[] all =
        [
            new RecordInput<PersonDetails>(PersonDetails.Catalogue, new EditPerson(writer).Handle),
            new RecordInput<PersonNameDetails>(PersonNameDetails.Catalogue, new AddPersonName(writer).Handle),
            new RecordInput<GroupCountDetails>(GroupCountDetails.Catalogue, new RecordGroupCount(writer).Handle),
            new RecordInput<IdentityLinkDetails>(IdentityLinkDetails.Catalogue, new LinkIdentities(writer).Handle),
            new RecordInput<OrganisationDetails>(OrganisationDetails.Catalogue, new EditOrganisation(writer).Handle),
            new RecordInput<PlaceDetails>(PlaceDetails.Catalogue, new EditPlace(writer).Handle),
            new RecordInput<FacilityDetails>(FacilityDetails.Catalogue, new EditFacility(writer).Handle),
            new RecordInput<LawDetails>(LawDetails.Catalogue, new EditLaw(writer).Handle),
            new RecordInput<LegalArticleDetails>(LegalArticleDetails.Catalogue, new EditLegalArticle(writer).Handle),
            new RecordInput<ProsecutionDetails>(ProsecutionDetails.Catalogue, new EditProsecution(writer).Handle),
            new RecordInput<ChargeDetails>(ChargeDetails.Catalogue, new RecordCharge(writer).Handle),
            new RecordInput<SentenceDetails>(SentenceDetails.Catalogue, new RecordSentence(writer).Handle),
            new RecordInput<StayDetails>(StayDetails.Catalogue, new RecordStay(writer).Handle),
            new RecordInput<CustodyEventDetails>(CustodyEventDetails.Catalogue, new RecordCustodyEvent(writer).Handle),
            new RecordInput<CaseDetails>(CaseDetails.Catalogue, new EditCase(writer).Handle),
            new RecordInput<ParticipantDetails>(ParticipantDetails.Catalogue, new AddParticipant(writer).Handle),
            new RecordInput<SourceDetails>(SourceDetails.Catalogue, new EditSource(writer).Handle),
            new RecordInput<MembershipDetails>(MembershipDetails.Catalogue, new RecordMembership(writer).Handle),
            new RecordInput<RelationDetails>(RelationDetails.Catalogue, new RecordRelation(writer).Handle),
            new RecordInput<WelfareReportDetails>(WelfareReportDetails.Catalogue, new RecordWelfareReport(writer).Handle),
            new RecordInput<AssessmentDetails>(AssessmentDetails.Catalogue, new RecordAssessment(writer).Handle),
            new RecordInput<FigureDetails>(FigureDetails.Catalogue, new EditFigure(writer).Handle),
            new RecordInput<CitationDetails>(CitationDetails.Catalogue, new CiteSource(writer).Handle),
        ];
        return all.ToDictionary(input => input.Kind);
    }

    protected abstract RecordKind Kind { get; }
}

internal sealed class RecordInput<T>(FieldCatalogue<T> catalogue, Func<Actor, Save<T>, CancellationToken, Task<Outcome<long>>> handle) : RecordInput
    where T : class, new()
{
    private static readonly string[] DateParts = ["basis", "note", "extent"];

    protected override RecordKind Kind => catalogue.Kind;

    public override bool Has(string field) => catalogue.Find(field) is not null;

    public override IEnumerable<string> Links(IReadOnlyDictionary<string, string> cells) =>
        catalogue.Fields.Where(field => field.Kind == FieldKind.Link).Select(field => cells.GetValueOrDefault(field.Key)).OfType<string>();

    public override async Task<Outcome<long>> Save(Actor actor, IReadOnlyDictionary<string, string> cells, Func<string, long?> find, CancellationToken cancel)
    {
        var details = new T();
        var problems = Unknown(cells).ToList();
        foreach (var field in catalogue.Fields)
        {
            if (!cells.TryGetValue(field.Key, out var text)) continue;
            var read = FieldReader.Read(field, new(text, Part(cells, field, "basis"), Part(cells, field, "note"), Part(cells, field, "extent")));
            if (read is { Problem: null, Value: string key } && field.Kind == FieldKind.Link)
                read = find(key) is { } id ? FieldValue.Of(id) : FieldValue.Bad("Seed.NoSuchKey", key);
            if (read.Problem is { } problem) problems.Add(new Problem("Seed.Field", field.Key, problem));
            // An empty cell leaves what a new record has.
            else if (read.Value is not null) field.Set(details, read.Value);
        }
        return problems.Count > 0
            ? Outcome<long>.Failed(problems)
            : await handle(actor, new Save<T>(null, 0, details, Confidentiality.Public), cancel);
    }

    /// <summary>A misspelt column would otherwise lose its value without a word.</summary>
    private IEnumerable<Problem> Unknown(IReadOnlyDictionary<string, string> cells) => cells.Keys
        .Where(key => catalogue.Find(key) is null && !catalogue.Fields.Any(field => field.Kind == FieldKind.Date && DateParts.Any(part => key == $"{field.Key}.{part}")))
        .Select(key => new Problem("Seed.NoSuchField", key, string.Join(", ", catalogue.Fields.Select(field => field.Key))));

    private static string? Part(IReadOnlyDictionary<string, string> cells, Field<T> field, string part) => cells.GetValueOrDefault($"{field.Key}.{part}");
}
