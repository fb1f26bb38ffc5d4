using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.Benchmarks.Generating;

/// <summary>Writes a register of people who visibly never were: the same rows for the same number of people each time. One audit
/// line stands for all that was recorded of a person.</summary>
internal sealed class SyntheticRegister(RowWriter writer, int people)
{
    /// <summary>Raised with every change of what is written, so that no file of before is taken for one of now.</summary>
    public const int Version = 6;

    /// <summary>When everything was recorded, UTC.</summary>
    public static DateTime RecordedAt { get; } = new(2025, 1, 2, 3, 0, 0, DateTimeKind.Utc);

    public const string GreatCase = "Synthetic case with two hundred events";
    private const int EventsOfGreatCase = 200, Provinces = 25, FacilitiesEach = 2, Courts = 25, Articles = 20, PeoplePerCase = 100;

    private static readonly EventKind[] Kinds = Enum.GetValues<EventKind>();
    private readonly List<long> _facilities = [], _courts = [], _articles = [], _sources = [], _provinces = [];
    private string _lastHash = AuditLog.FirstPreviousHash;
    private long _lastId, _lastAudit;

    public void Write()
    {
        References();
        var spine = new SyntheticSpine(this, _provinces, _courts);
        var great = Add(RecordKind.Case, id => new CaseRow
        {
            Id = id,
            Title = GreatCase,
            Kind = CaseKind.MassArrest,
            On = ImpreciseDate.Of(new DateOnly(2019, 5, 1)),
            PlaceId = _provinces[0]
        });
        var common = 0L;
        var events = 0;
        for (var number = 1; number <= people; number++)
        {
            if (number % PeoplePerCase == 1)
                common = Add(RecordKind.Case, id => new CaseRow
                {
                    Id = id,
                    Title = $"Synthetic case {(number / PeoplePerCase) + 1:D5}",
                    Kind = CaseKind.PoliticalPrisoner
                });
            var person = new SyntheticPerson(number, Header, row => writer.Insert(row), _facilities, _courts, _articles, _sources,
                _provinces);
            person.Write();
            TakesPart(common, person);
            spine.Write(common, Happened(common, number), person.Id, number);
            if (person.Level == Confidentiality.Internal && events < EventsOfGreatCase)
            {
                TakesPart(great, person);
                events += person.Events;
            }
            Audit(person.Id);
        }
    }

    private void References()
    {
        for (var number = 1; number <= Provinces; number++)
        {
            var province = Add(RecordKind.Place, id => new PlaceRow
            {
                Id = id,
                Name = $"Synthetic Province {number:D2}",
                Kind = PlaceKind.Province
            });
            _provinces.Add(province);
            for (var of = 1; of <= FacilitiesEach; of++)
                _facilities.Add(Add(RecordKind.Facility, id =>
                    new FacilityRow { Id = id, Name = $"Synthetic Prison {number:D2}-{of}", PlaceId = province }));
        }
        for (var number = 1; number <= Courts; number++)
            _courts.Add(Add(RecordKind.Organisation, id => new OrganisationRow
            {
                Id = id,
                Name = $"Synthetic Court {number:D2}",
                Kind = Domain.Organisations.OrganisationKind.Court
            }));
        var law = Add(RecordKind.Law, id => new LawRow { Id = id, Title = "Synthetic Criminal Code" });
        for (var number = 1; number <= Articles; number++)
            _articles.Add(Add(RecordKind.LegalArticle, id =>
                new LegalArticleRow { Id = id, LawId = law, Number = $"{400 + number}", Heading = $"Synthetic offence {number}" }));
        for (var number = 1; number <= people + 2; number++)
            _sources.Add(Add(RecordKind.Source, id => new SourceRow
            {
                Id = id,
                Title = $"Synthetic source {number:D5}",
                Publisher = $"Synthetic publisher {number % 40:D2}",
                Kind = SourceKind.Report,
                Language = "en",
                Reliability = (SourceReliability)(number % 6),
                Published = ImpreciseDate.Of(new DateOnly(2015, 6, 1).AddDays(number % 3400)),
            }));
    }

    private void TakesPart(long @case, SyntheticPerson person) => Add(RecordKind.Participant, id => new ParticipantRow
    {
        Id = id,
        CaseId = @case,
        PersonId = person.Id,
        Role = ParticipantRole.Defendant,
        Certainty = LinkCertainty.Certain,
        Confidentiality = person.Level,
    }, person.Level);

    /// <summary>Something that happened, one for each person, of all kinds and years, in every province.</summary>
    private long Happened(long @case, int number) => Add(RecordKind.Event, id => new EventRow
    {
        Id = id,
        CaseId = @case,
        Kind = Kinds[number % Kinds.Length],
        On = ImpreciseDate.Of(new DateOnly(2015, 1, 1).AddDays(number * 7 % 3400)),
        PlaceId = _provinces[number % _provinces.Count],
        OrganisationId = number % 5 == 0 ? _courts[number % _courts.Count] : null,
        Affected = number % 3 == 0
            ? BoundedNumber.Of(number % 400) : null,
    }, number % 50 == 0 ? Confidentiality.Confidential : Confidentiality.Internal);

    public long Add<TRow>(RecordKind kind, Func<long, TRow> make, Confidentiality level = Confidentiality.Internal) where TRow
        : class, IRecordRow
    {
        var row = make(Header(kind));
        (row.Version, row.Confidentiality) = (1, level);
        writer.Insert(row);
        return row.Id;
    }

    public void Fact<TRow>(RecordKind kind, TRow row, Confidentiality level) where TRow : class, IFactRow
    {
        (row.FactId, row.Version, row.KnownFrom, row.Confidentiality) = (Header(kind), 1, RecordedAt, level);
        writer.Insert(row);
    }

    private long Header(RecordKind kind)
    {
        writer.Insert(new RecordHeader { Id = ++_lastId, Kind = kind, CreatedAt = RecordedAt });
        return _lastId;
    }

    private void Audit(long person)
    {
        var entry = new AuditEntry
        {
            Id = ++_lastAudit,
            At = RecordedAt,
            ActorName = "synthetic",
            Action = AuditAction.Created,
            Kind = RecordKind.Person,
            RecordId = person,
            PreviousHash = _lastHash
        };
        entry.Hash = _lastHash = AuditLog.HashOf(entry);
        writer.Insert(entry);
    }
}
