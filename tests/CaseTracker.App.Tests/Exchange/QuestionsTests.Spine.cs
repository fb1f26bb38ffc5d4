using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Figures;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Exchange;

/// <summary>The questions on land, civic space, demands and trust.</summary>
public sealed partial class QuestionsTests
{
    private ShowRecord Show => Database.Get<ShowRecord>();

    [Fact]
    public async Task Which_acts_reached_exiles_and_by_which_method()
    {
        var acts = await Each(RecordKind.TransnationalAct, id => Show.Handle<TransnationalActDetails>(Advocate, id));
        Assert.Equal([
            ("Opposition supporters deported from Thailand", TransnationalMethod.UnlawfulDeportation, null, "Thailand"),
                ("Sorn Dara", TransnationalMethod.FamilyReprisal, "Father of Sorn Dara", "France"),
            ("Sam Rainsy", TransnationalMethod.LawAgainstExiles, null, null),
        ], acts.Select(act => (Name(act, act.Record.Details.TargetId), act.Record.Details.Method, Name(act, act.Record.Details.RelativeId),
            Name(act, act.Record.Details.HostId))));
        // Nobody says how many were deported.
        Assert.All(acts, act => Assert.Null(act.Record.Details.Returned));
    }

    [Fact]
    public async Task What_share_of_the_country_is_under_concessions()
    {
        var ledger = (await Database.Get<ShowLedger>().Handle(Advocate, new LedgerQuestion("land under economic land concessions"))).Value;
        var entry = Assert.Single(ledger.Entries);
        var line = Assert.Single(entry.Lines);
        Assert.Equal((FigureUnit.Percent, 14m, true), (entry.Unit, entry.Taken!.Low, entry.Taken.Approximate));
        // LICADHO counted, the petition tells: one voice, without a day.
        Assert.Equal(("about 14%", "Licadho", "Khmer Movement for Democracy", 1),
            (line.Reported, line.Reporter, line.Source!.Details.Publisher, entry.Publishers));
        Assert.Null(line.AsOf);
    }

    [Fact]
    public async Task What_is_known_of_the_evictions_from_Angkor()
    {
        var eviction = (await Show.Handle<EventDetails>(Advocate, await Id("event:angkor-eviction"))).Value.Record.Details;
        Assert.Equal((EventKind.Eviction, "2022-41/..", new DateOnly(2022, 7, 1), null),
            (eviction.Kind, eviction.On!.Edtf, eviction.On.Earliest, eviction.On.Latest));
        Assert.Contains("World Heritage", eviction.StatedReason, StringComparison.Ordinal);
        Assert.Contains("doubts", eviction.AssessedReason, StringComparison.Ordinal);
        Assert.Equal((NumberBound.WordsOnly, "large numbers"), (eviction.Affected!.Bound, eviction.Affected.Text));
        var relocation = (await Show.Handle<EventDetails>(Advocate, await Id("event:angkor-relocation"))).Value.Record.Details;
        Assert.Contains("corrugated iron, as Amnesty International reported", relocation.Description, StringComparison.Ordinal);
        var dispute = (await Show.Handle<LandDisputeDetails>(Advocate, await Id("dispute:angkor-evictions"))).Value.Record.Details;
        Assert.Equal((LandType.WorldHeritage, TenureEvidence.LongPossession, DisputeStatus.NotStated),
            (dispute.LandType, dispute.Tenure, dispute.Status));
        Assert.Equal((null, null, null), (dispute.Persons!.Low, dispute.Families, dispute.Area));
    }

    [Fact]
    public async Task Which_arrests_are_linked_to_land_or_development()
    {
        var page = await Case("Arrests over the CLV development triangle");
        Assert.Contains(page.Events, happened => happened.What == Texts.Localize("Records.Counted",
            Texts.Localize("Choices.CountStage_Arrested"),
            "at least 94"));
        Assert.Contains("land and livelihoods", page.Case.Details.Summary, StringComparison.Ordinal);
        Assert.Contains("20 September 2024", page.Case.Details.Summary, StringComparison.Ordinal);

        // What the protest was about, and what came of it.
        var dispute = (await Show.Handle<LandDisputeDetails>(Advocate, await Id("dispute:clv-triangle"))).Value.Record.Details;
        Assert.Equal(page.Case.Id, dispute.CaseId);
        Assert.Contains("land and livelihoods", dispute.AssessedReason, StringComparison.Ordinal);
        var left = (await Show.Handle<EventDetails>(Advocate, await Id("event:clv-withdrawal"))).Value.Record.Details;
        Assert.Equal((page.Case.Id, new DateOnly(2024, 9, 20), DateBasis.PartlyStated), (left.CaseId, left.On!.Earliest, left.On.Basis));
    }

    [Fact]
    public async Task Which_media_and_organisations_were_closed_expelled_or_pressed()
    {
        var victims = (await Cases(CaseKind.CivicSpace)).SelectMany(page => page.Participants)
            .Where(part => part.Participant.Details is { Role: ParticipantRole.Victim, OrganisationId: not null }).Select(part => part.Name)
                .Order(StringComparer.Ordinal);
        Assert.Equal(["Cambodia National Rescue Party", "Candlelight Party", "Center for Alliance of Labor and Human Rights",
            "Mother Nature Cambodia", "National Democratic Institute", "The Cambodia Daily"], victims);
        var radio = (await Case("Media and an election monitor closed down before an election")).Figures.Single().Details;
        Assert.Equal((NumberBound.MoreThan, 12m, FigureUnit.MediaOutlets), (radio.Count!.Bound, radio.Count.Low, radio.Unit));

        EventKind[] done = [EventKind.MediaClosed, EventKind.Expulsion, EventKind.Audit, EventKind.Harassment, EventKind.Protest];
        var events = (await Each(RecordKind.Event, id => Show.Handle<EventDetails>(Advocate, id)))
            .Where(page => page.Record.Details.OrganisationId is not null && done.Contains(page.Record.Details.Kind));
        const string central = "Center for Alliance of Labor and Human Rights";
        Assert.Equal([
            (EventKind.Expulsion, "National Democratic Institute"), (EventKind.MediaClosed, "The Cambodia Daily"),
                (EventKind.Audit, central), (EventKind.Harassment, central), (EventKind.Protest, central),
        ], events.Select(page => (page.Record.Details.Kind, Name(page, page.Record.Details.OrganisationId)!)));
    }

    [Fact]
    public async Task Who_had_a_part_in_what_was_done_and_how_sure_is_the_source()
    {
        var parts = await Each(RecordKind.Involvement, id => Show.Handle<InvolvementDetails>(Advocate, id));
        Assert.Equal([("Hun Sen", InvolvementDegree.Ordered), ("Hun Sen", InvolvementDegree.NotStated),
            ("Hun Sen", InvolvementDegree.NotStated)],
            parts.Where(part => part.Record.Details.PersonId is not null)
                .Select(part => (Name(part, part.Record.Details.PersonId)!, part.Record.Details.Degree)));
        Assert.All(parts.Where(part => part.Record.Details.PersonId is not null),
            part => Assert.Equal(LinkCertainty.Alleged, part.Record.Details.Certainty));
        // Nobody is said to have killed: the article names who put the protests down.
        var killing = await Id("event:protests-2014-put-down");
        Assert.Equal([("Paratroopers", InvolvementDegree.TookPart), ("Military police", InvolvementDegree.TookPart),
            ("“Regime thugs” (not named)", InvolvementDegree.TookPart)],
            parts.Where(part => part.Record.Details.EventId == killing)
                .Select(part => (Name(part, part.Record.Details.OrganisationId)!, part.Record.Details.Degree)));
    }

    [Fact]
    public async Task What_was_demanded_and_of_whom()
    {
        var demands = (await Each(RecordKind.Response, id => Show.Handle<ResponseDetails>(Advocate, id)))
            .Where(page => page.Record.Details.Kind == ResponseKind.Demand).ToList();
        const string kmd = "Khmer Movement for Democracy", petition = "The People of Cambodia (petitioners)",
            parliament = "European Parliament", community = "Cambodian community worldwide";
        Assert.Equal([
            (kmd, "China and President Xi Jinping"), (kmd, "The international community"), (petition, null), (petition, null),
                (petition, "The signatories of the Paris agreements"),
            (parliament, "The European Commission and member states"), (parliament, "Bodies of the European Union"),
                (parliament, "Bodies of the European Union"),
            (community, "Foreign leaders"), (community, "Foreign governments and the international community"),
                (community, "Foreign governments and the international community"),
            (community, "The Khmer community and other human rights advocates"),
                (community, "The Khmer community, Member States of the United Nations and other human rights advocates"),
            (community, "The international community"),
        ], demands.Select(page => (Name(page, page.Record.Details.ById)!, page.Record.Details.ToWhom)));
        // No document says what became of any.
        Assert.All(demands, page => Assert.Equal((ResponseStatus.NotStated, null, null),
            (page.Record.Details.Status, page.Record.Details.Reply, page.Record.Details.FollowUpOn)));
        // A call for sanctions is none: one person is said to be under them.
        var sanction = Assert.Single(await Each(RecordKind.Sanction, id => Show.Handle<SanctionDetails>(Advocate, id)));
        Assert.Equal(("Ly Yong Phat", "United States", "Global Magnitsky Act"),
            (Name(sanction, sanction.Record.Details.PersonId), Name(sanction, sanction.Record.Details.AuthorityId),
            sanction.Record.Details.LegalBasis));
    }

    [Fact]
    public async Task How_many_were_ever_arrested_imprisoned_or_sentenced_at_least()
    {
        var ever = (await Database.Get<CountEverTaken>().Handle(Advocate)).Value;
        Assert.Equal((2, "at least 106"), (ever.Individuals, ever.Number.Text));
        Assert.Equal(["Ledger.AssumesGroupsApart", "Ledger.AssumesTakenIn", "Ledger.AssumesUncounted", "Ledger.AssumesAnyTime"],
            ever.Assumptions.Select(assumption => assumption.Key));
        var sentenced = Assert.Single(ever.Sentenced);
        Assert.Equal(("Mother Nature Cambodia activists", 10m, (6, 8)),
            (sentenced.Group.Name, sentenced.Number!.Low!.Value,
            (sentenced.Sentences[0].Years!.Value, sentenced.Sentences[0].YearsAtMost!.Value)));
    }

    [Fact]
    public async Task Every_number_of_the_ledger_has_a_source_and_late_August_is_not_28_August()
    {
        var entries = new List<LedgerEntry>();
        for (var page = 1; page <= 10; page++)
            entries.AddRange((await Database.Get<ShowLedger>().Handle(Advocate, new LedgerQuestion("", Page: page))).Value.Entries);
        Assert.DoesNotContain(entries.SelectMany(entry => entry.Lines), line => line.Source is null);
        var arrested = entries.Single(entry => entry.Lines.Any(line => line.Reported == "94 arrests"));
        Assert.Equal([new DateOnly(2024, 8, 28), new DateOnly(2024, 8, 31)], arrested.Lines.Select(line => line.AsOf!.Latest));
        Assert.All(arrested.Lines, line => Assert.Equal("Amnesty International", line.Reporter));
    }

    [Fact]
    public async Task Which_facts_conflict()
    {
        var found = (await Database.Get<FindConflicts>().Handle(Advocate)).Value.Select(conflict => (conflict.RecordId, conflict.Field))
            .ToHashSet();
        // Of seven pairs of claims four report one field differently, one of them two fields; of the other three a note tells
        // (SeedFactsTests).
        (string Key, string Field)[] expected =
        [
            ("participant:chinese-military-presence/china", "certainty"), ("count:clv-arrested", "count"), ("count:clv-arrested", "on"),
            ("count:mother-nature-sentenced", "stage"), ("charge:kem-sokha", "label"),
        ];
        var ids = new HashSet<(long, string)>();
        foreach (var (key, field) in expected) ids.Add((await Id(key), field));
        Assert.Equal(ids.Order(), found.Order());
    }

    [Fact]
    public async Task Which_facts_rest_on_one_document()
    {
        var lines = (await Database.Get<ShowCorroboration>().Handle(Advocate)).Value.Lines.ToDictionary(line => line.Kind);
        RecordKind[] one = [RecordKind.CustodyEvent, RecordKind.Sentence, RecordKind.Figure, RecordKind.Sanction,
            RecordKind.TransnationalAct, RecordKind.LandDispute, RecordKind.Response, RecordKind.Involvement];
        Assert.All(one, kind => Assert.Equal(lines[kind].Total, lines[kind].Of(Voices.OneDocument)));
        // Two documents count the same arrests otherwise, and two tell otherwise of the same young people: neither supports the other.
        Assert.Equal(((7, 0, 0), 2), (Rests(RecordKind.GroupCount), lines[RecordKind.GroupCount].Contradicted));
        // Two publishers name the offence differently.
        Assert.Equal(((3, 0, 0), 1), (Rests(RecordKind.Charge), lines[RecordKind.Charge].Contradicted));
        Assert.Equal((23, 2, 3), Rests(RecordKind.Event));
        Assert.All(lines.Values, line => Assert.Equal(0, line.Of(Voices.None)));

        (int, int, int) Rests(RecordKind kind) =>
            (lines[kind].Of(Voices.OneDocument), lines[kind].Of(Voices.OnePublisher), lines[kind].Of(Voices.SeveralPublishers));
    }

    private async Task<List<RecordPage<T>>> Each<T>(RecordKind kind, Func<long, Task<Outcome<RecordPage<T>>>> show) where T : class
    {
        await using var db = Database.Open();
        var pages = new List<RecordPage<T>>();
        foreach (var id in await db.Headers.Where(header => header.Kind == kind).OrderBy(header => header.Id).Select(header => header.Id)
            .ToListAsync(TestContext.Current.CancellationToken))
            pages.Add((await show(id)).Value);
        return pages;
    }

    private static string? Name<T>(RecordPage<T> page, long? link) where T : class => link is { } id ? page.LinkNames[id] : null;
}
