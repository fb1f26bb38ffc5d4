using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Organisations;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Lists;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Xunit;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

/// <summary>A page shows "restricted" in the place of a link without a name. So every name that the viewer may read has to be there:
/// one that was not asked for would look as if it were kept from the viewer.</summary>
public sealed class LinkNamesTests : IAsyncLifetime
{
    private TestDatabase _database = default!;
    private CaseTrackerDb _db = default!;
    private RandomRecords _records = default!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.Create();
        _db = _database.Open();
        _records = new RandomRecords(_db, new Random(8));
        await _records.MakeOneOfEach();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Every_kind_that_a_field_links_to_has_a_name()
    {
        foreach (var kind in RecordTypes.All.Values.SelectMany(type => type.Fields).Select(part => part.LinkTo).OfType<RecordKind>()
            .Distinct())
            Named(await LinkNames.For(_db, [_records.Of(kind)[0]], Confidentiality.Internal, TestContext.Current.CancellationToken),
                [_records.Of(kind)[0]]);
    }

    [Fact]
    public async Task The_page_of_any_record_names_all_that_it_links_to()
    {
        foreach (var id in RecordTypes.All.Keys.SelectMany(_records.Of))
        {
            var sheet = (await _database.Get<ShowAnyRecord>().Handle(Administrator, id)).Value;
            Named(sheet.LinkNames, sheet.Fields.Where(part => part.Kind == FieldKind.Link).Select(part => part.Value as long?));
        }
    }

    [Fact]
    public async Task A_person_s_page_names_all_that_its_facts_link_to()
    {
        var links = 0;
        foreach (var id in _records.Of(RecordKind.Person))
        {
            var page = (await _database.Get<ShowPerson>().Handle(Administrator, id, null)).Value;
            links += Named(page.LinkNames,
            [
                .. PersonDetails.Catalogue.Links(page.Person.Details), .. Of(CustodyEventDetails.Catalogue, page.Events),
                    .. Of(StayDetails.Catalogue, page.Stays),
                .. Of(GroupCountDetails.Catalogue, page.Counts), .. Of(IdentityLinkDetails.Catalogue, page.Links),
                    .. Of(MembershipDetails.Catalogue, page.Memberships),
                .. Of(RelationDetails.Catalogue, page.Relations), .. Of(WelfareReportDetails.Catalogue, page.Reports),
                    .. Of(AssessmentDetails.Catalogue, page.Assessments),
                .. page.Prosecutions.SelectMany(part => part.Prosecution is { } known
                    ? ProsecutionDetails.Catalogue.Links(known.Details) : []),
                .. page.Prosecutions.SelectMany(part => part.Charges)
                    .SelectMany(line => ChargeDetails.Catalogue.Links(line.Charge.Details)),
                .. page.Prosecutions.SelectMany(part => part.Charges).SelectMany(line => Of(SentenceDetails.Catalogue, line.Sentences)),
            ]);
        }
        Assert.NotEqual(0, links);
    }

    [Fact]
    public async Task A_case_s_and_an_organisation_s_page_name_all_that_they_link_to()
    {
        var story = (await _database.Get<ShowCase>().Handle(Administrator, _records.Of(RecordKind.Case)[0], null)).Value;
        Named(story.LinkNames, [.. CaseDetails.Catalogue.Links(story.Case.Details),
            .. story.Participants.SelectMany(part => ParticipantDetails.Catalogue.Links(part.Participant.Details))]);
        var organisation = (await _database.Get<ShowOrganisation>().Handle(Administrator, _records.Of(RecordKind.Organisation)[0])).Value;
        Named(organisation.LinkNames, [.. OrganisationDetails.Catalogue.Links(organisation.Organisation.Details),
            .. Of(MembershipDetails.Catalogue, organisation.Memberships)]);
    }

    private static IEnumerable<long?> Of<T>(FieldCatalogue<T> catalogue, IEnumerable<Redacted<T>> records) where T : class, new() =>
        records.SelectMany(record => catalogue.Links(record.Details));

    /// <summary>How many links there are, each of which has a name.</summary>
    private static int Named(IReadOnlyDictionary<long, string> names, IEnumerable<long?> links)
    {
        var linked = links.Where(id => id is { } link and not 0).Distinct().ToList();
        Assert.All(linked, id => Assert.False(string.IsNullOrWhiteSpace(names.GetValueOrDefault(id!.Value)), $"No name for {id}."));
        return linked.Count;
    }
}
