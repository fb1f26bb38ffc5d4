using System.Collections;
using System.Reflection;
using System.Text;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

/// <summary>A child by whatever is on record has no name for whoever is not cleared, wherever that is asked.</summary>
public class ProtectedNamesTests
{
    private const string Khmer = "ធីតារឹទ្ធី";

    private static readonly CurrentUser[] LeastCleared = [Advocate, CurrentUser.Operator(Role.ReportAuthor)];

    private static readonly Dictionary<string, Func<TestDatabase, Task<long>>> Ways = new(StringComparer.Ordinal)
    {
        ["box"] = database => Child(database, person => person.AgeGroup = AgeGroup.Child),
        ["birth"] = database => Child(database, person => person.Birth = Date("2010-05-01")),
        ["birth year that straddles 18"] = database => Child(database, person => person.Birth = Date("2006")),
        ["age"] = async database => await With(database, await Child(database), "15"),
        ["range of ages"] = async database => await With(database, await Child(database), "15-16"),
        ["range that straddles 18"] = async database => await With(database, await Child(database), "16-20"),
        ["about 17"] = async database => await With(database, await Child(database), "about 17"),
        ["age, though the box says adult"] = async database =>
            await With(database, await Child(database, person => person.AgeGroup = AgeGroup.Adult), "15"),
        ["age at an event that the viewer may not see"] = async database =>
            await With(database, await Child(database), "15", Confidentiality.Confidential),
        ["later age"] = async database =>
        {
            var child = await Child(database);
            await database.Event(child, CustodyEventKind.ConfirmedHeld, "2024-12-01", one => one.Age = BoundedNumber.Of(18));
            return child;
        },
        ["undated event"] = async database =>
        {
            var child = await Child(database, person => person.Birth = Date("2006-09-01"));
            await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator,
                new(null, 0, new()
                {
                    PersonId = child,
                    Kind = CustodyEventKind.WarrantIssued,
                    PublishedOn = new DateOnly(2024, 10, 1)
                })));
            return child;
        },
        ["stay"] = database => Grown(database, child => Saved(database.Get<SaveRecord>()
            .Handle<StayDetails>(Administrator, new(null, 0, new() { PersonId = child, From = Date("2021-05") })))),
        ["charge"] = database =>
            Grown(database, async child => await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Administrator, new(null, 0, new()
            {
                PersonId = child,
                ProsecutionId = await database.Prosecution(child),
                Label = "test",
                On = Date("2021-05-03")
            })))),
        ["charge that only its publication dates"] = database =>
            Grown(database, async child => await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(null, 0, new()
            {
                PersonId = child,
                ProsecutionId = await database.Prosecution(child),
                Label = "test",
                PublishedOn = new DateOnly(2021, 5, 3)
            })))),
        ["outcome of a charge"] = database => Grown(database, async child => await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Administrator,
            new(null, 0, new()
            {
                PersonId = child,
                ProsecutionId = await database.Prosecution(child),
                Label = "test",
                Outcome = ChargeOutcome.Dropped,
                OutcomeOn = Date("2021-05-03")
            })))),
        ["publication of an outcome"] = database =>
            Grown(database, async child => await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(null, 0, new()
            {
                PersonId = child,
                ProsecutionId = await database.Prosecution(child),
                Label = "test",
                Outcome = ChargeOutcome.Dropped,
                OutcomePublishedOn = new DateOnly(2021, 5, 3)
            })))),
        ["appeal"] = database => Grown(database, async child =>
        {
            var prosecution = await database.Prosecution(child);
            return await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Administrator, new(null, 0, new()
            {
                PersonId = child,
                ProsecutionId = prosecution,
                ChargeId = await database.Charge(child, prosecution, "test"),
                Years = 1,
                Appeal = AppealOutcome.Upheld,
                AppealOn = Date("2021-05-03"),
            })));
        }),
        ["end of a stay"] = database =>
            Grown(database, child => Saved(database.Get<SaveRecord>()
            .Handle<StayDetails>(Administrator, new(null, 0, new()
            {
                PersonId = child,
                From = Date("../2021-12"),
                To = Date("2021-12-31")
            })))),
        ["count of a group"] = database => Grown(database, async child =>
        {
            var group = await database.Person("Test Group A", of => of.Kind = PersonKind.Group);
            await Linked(database, child, group, IdentityLinkKind.MemberOfGroup);
            return await Saved(database.Get<SaveRecord>()
                .Handle<GroupCountDetails>(Administrator,
                    new(null, 0, new() { PersonId = group, Count = BoundedNumber.Of(9), On = Date("2021-05-03") })));
        }),
        ["answer of others"] = database =>
            Grown(database, child => Saved(database.Get<SaveRecord>()
            .Handle<ResponseDetails>(Administrator, new(null, 0, new() { Subject = "test", PersonId = child, On = Date("2021-05-03") })))),
        ["assessment"] = database =>
            Grown(database, child => Saved(database.Get<SaveRecord>()
            .Handle<AssessmentDetails>(Administrator,
                new(null, 0, new() { PersonId = child, On = Date("2021-05-03"), AssessorName = "test" })))),
        ["record of the same person"] = async database =>
        {
            var child = await Child(database);
            await Linked(database, child, await database.Person("Test Person B", other => other.AgeGroup = AgeGroup.Child));
            return child;
        },
        ["same person, over a third record, by a link that few may see"] = async database =>
        {
            var (child, third, last) = (await Child(database), await database.Person("Test Person B"),
                await database.Person("Test Person C"));
            await Linked(database, third, child, level: Confidentiality.Confidential);
            await Linked(database, third, last);
            await database.Event(last, CustodyEventKind.ConfirmedHeld, "2024-11-05", one => one.Age = BoundedNumber.Of(15));
            return child;
        },
        ["birth on the one record, event on the other"] = async database =>
        {
            var (child, other) = (await Child(database), await database.Person("Test Person B", person => person.Birth = Date("2007")));
            await Linked(database, other, child);
            return child;
        },
        ["birth that a source reports"] = database => Cited(database, "birth", "2008"),
        ["box that a source ticks"] = database => Cited(database, "ageGroup", "child"),
        ["age that a source reports"] = database => Cited(database, "age", "15"),
        ["report of welfare"] = database =>
            Grown(database, child => Saved(database.Get<SaveRecord>()
            .Handle<WelfareReportDetails>(Administrator,
                new(null, 0, new() { PersonId = child, On = Date("2021-05-03"), Account = "test" })))),
        ["event of the spine"] = database =>
            Grown(database, async child => await Saved(database.Get<SaveRecord>()
            .Handle<EventDetails>(Administrator,
                new(null, 0, new() { CaseId = await Case(database), PersonId = child, On = Date("2021") })))),
        ["act abroad"] = database =>
            Grown(database, async child => await Saved(database.Get<SaveRecord>()
            .Handle<TransnationalActDetails>(Administrator,
                new(null, 0, new() { CaseId = await Case(database), RelativeId = child, On = Date("2021") })))),
        ["part in a case"] = database =>
            Grown(database, async child => await Saved(database.Get<SaveRecord>()
            .Handle<ParticipantDetails>(Administrator,
                new(null, 0, new() { CaseId = await Case(database), PersonId = child, On = Date("2021") })))),
        ["part in an event"] = database => Grown(database, async child =>
        {
            var of = await Case(database);
            var happened = await Saved(database.Get<SaveRecord>()
                .Handle<EventDetails>(Administrator, new(null, 0, new() { CaseId = of, On = Date("2024") })));
            await Saved(database.Get<SaveRecord>()
                .Handle<InvolvementDetails>(Administrator, new(null, 0, new() { EventId = happened, PersonId = child })));
            // The day of the event makes the child, not the part.
            return await Saved(database.Get<SaveRecord>().Handle<EventDetails>(Administrator,
                new(happened, 1, new() { CaseId = of, On = Date("2021") }, Reason: "Test")));
        }),
    };

    /// <summary>One register for all ways: what leaves it for a viewer is read once, and whom it names is told by names that
    /// differ.</summary>
    [Fact]
    public async Task A_child_by_whatever_is_on_record_is_named_nowhere_to_the_least_cleared()
    {
        await using var database = await TestDatabase.Create();
        // By their true names a list has these around the children.
        var (first, last) = (await database.Person("Quinn Aaa"), await database.Person("Quinn Zzz"));
        foreach (var grown in new[] { first, last }) await database.Event(grown, CustodyEventKind.Arrest, "2024-11-02");
        var children = new Dictionary<string, Planted>(StringComparer.Ordinal);
        foreach (var (way, make) in Ways)
        {
            var planted = children[way] = await Plant(database, await make(database), first);
            // Changes are told of the newest saves only: of each way while it is the newest.
            foreach (var user in LeastCleared)
                Assert.False(planted.In(Text((await database.Get<RecentChanges>().Handle(user)).Value)), $"{way}: what changed");
        }

        Planted[] all = [.. children.Values];
        long[] ids = [.. all.Select(child => child.Id)];
        var seen = await Everything(database, Researcher, all, first);
        Assert.All(all.SelectMany(child => child.Names), name => Assert.Contains(name, seen, StringComparison.Ordinal));
        foreach (var user in LeastCleared)
        {
            var told = await Everything(database, user, all, first);
            Assert.Empty(children.Where(child => child.Value.In(told)).Select(child => child.Key));
            foreach (var part in (string[])["Plant", "plant", Khmer]) Assert.DoesNotContain(part, told, StringComparison.Ordinal);
            Around(await Prisoners(database, user, new PrisonerQuestion(Exported.Day) { Sort = PrisonerSort.Name, PageSize = 0 }));
            Around((await database.List(user, "people")).Select(line => line.Id));
            foreach (var typed in (string[])["plant", "quinn plantlet", Khmer, .. all.SelectMany(child => child.Names)])
            {
                Assert.Empty(await database.List(user, "people", typed));
                Assert.Empty(await Prisoners(database, user, new PrisonerQuestion(Exported.Day) { Name = typed }));
                Assert.Empty((await database.Get<ListChoices>().Handle(user, RecordKind.Person, typed)).Value);
                Assert.Empty((await database.Get<WhyNotListed>().Handle(user, new PrisonerQuestion(Exported.Day), typed)).Value);
            }
            foreach (var child in all)
                Assert.DoesNotContain((await database.Get<FindLikelyPeople>().Handle(user, child.Name, child.Khmer)).Value,
                    likely => ids.Contains(likely.Id));
        }

        void Around(IEnumerable<long> listed)
        {
            long[] sorted = [.. listed.Where(id => id == first || id == last || ids.Contains(id))];
            Assert.Equal(ids.Order(), sorted[..^2].Order());
            Assert.Equal([first, last], sorted[^2..]);
        }
    }

    /// <summary>Gives the child another name, sources that spell it in two ways, and a relative.</summary>
    private static async Task<Planted> Plant(TestDatabase database, long child, long relative)
    {
        await using var db = database.Open();
        var row = await db.People.SingleAsync(row => row.Id == child);
        var (name, nameKhmer) = (row.Name!, row.NameKhmer!);
        var alias = name.Replace("Plantlet", "Plantagenet ", StringComparison.Ordinal);
        var id = await Saved(database.Get<SaveRecord>()
            .Handle<PersonNameDetails>(Administrator, new(null, 0, new() { PersonId = child, Text = alias })));
        foreach (var source in new[] { "One", "Two" })
            await database.Cite(await database.Source($"Test source {source} of {child}"), child, "name", $"{name} {source}");
        await Saved(database.Get<SaveRecord>().Handle<RelationDetails>(Administrator,
            new(null, 0, new() { PersonId = relative, OtherPersonId = child })));
        await database.Cite(await database.Source($"Test source three of {child}"), id, "text", alias);
        return new(child, id, name, alias, nameKhmer);
    }

    /// <summary>A child with names that no other has.</summary>
    private sealed record Planted(long Id, long AliasId, string Name, string Alias, string Khmer)
    {
        public IEnumerable<string> Names => [Name, Alias, Khmer];

        public bool In(string text) => Names.Any(name => text.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_of_unknown_age_and_a_grown_person_are_named_to_everybody()
    {
        await using var database = await TestDatabase.Create();
        foreach (var (name, more) in new (string, Action<PersonDetails>)[] { ("Test Unknown", _ => { }),
            ("Test Grown", person => person.Birth = Date("1980~")),
            ("Test Adult", person => (person.AgeGroup, person.Birth) = (AgeGroup.Adult, Date("2006"))) })
            await database.Event(await database.Person(name, more), CustodyEventKind.Arrest, "2024-11-01");
        foreach (var user in LeastCleared)
            Assert.Equal(["Test Adult", "Test Grown", "Test Unknown"], (await database.Get<ListRecords>()
                .Handle(user, new PrisonerQuestion(Exported.Day) { Sort = PrisonerSort.Name })).Value.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task The_name_stays_protected_as_the_child_grows_up_until_somebody_with_the_right_lets_it_be_shown_and_says_why()
    {
        await using var database = await TestDatabase.Create();
        var child = await With(database, await Child(database), "15");
        database.Clock.Advance(TimeSpan.FromDays(4000));
        await database.Event(child, CustodyEventKind.Arrest, "2035-01-01", one => one.Age = BoundedNumber.Of(26));
        Assert.Empty(await database.List(Advocate, "people", "plantlet"));

        Task<Outcome<long>> Decide(CurrentUser user, string? reason) =>
            database.Get<SaveRecord>()
            .Handle<PersonDetails>(user, new(child, 1, Details(person => (person.NameMayBeShown, person.NameShownReason) = (true, reason)),
            Confidentiality.Internal));
        Assert.Equal(["Errors.NotAllowed"], (await Decide(Advocate, "Test consent")).Keys());
        Assert.Equal(["Errors.NameShownWithoutReason"], (await Decide(Researcher, " ")).Keys());
        Assert.Empty(await database.List(Advocate, "people", "plantlet"));
        await Saved(Decide(Researcher, "Test consent of 2035"));
        Assert.Single(await database.List(Advocate, "people", "plantlet"));
        Assert.Contains((await database.Get<ShowHistory>().Handle(Researcher, child)).Value.Entries[0].Changes,
            change => change.After == "Test consent of 2035");
        Assert.DoesNotContain("consent", Text((await database.Get<ShowHistory>().Handle(Advocate, child)).Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_mistake_frees_the_name_and_so_does_the_removal_of_what_said_so_and_its_return_protects_it_again()
    {
        await using var database = await TestDatabase.Create();
        var child = await Child(database);
        var arrest = await database.Event(child, CustodyEventKind.Arrest, "2024-11-01", one => one.Age = BoundedNumber.Of(15));
        Assert.Empty(await database.List(Advocate, "people", "plantlet"));
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator,
            new(arrest, 1, new()
            {
                PersonId = child,
                Kind = CustodyEventKind.Arrest,
                On = Date("2024-11-01"),
                Age = BoundedNumber.Of(25)
            }, Confidentiality.Internal, "Mistyped")));
        Assert.Single(await database.List(Advocate, "people", "plantlet"));

        var happened = await Saved(database.Get<SaveRecord>().Handle<EventDetails>(Administrator,
            new(null, 0, new() { CaseId = await Case(database), PersonId = child, On = Date("2010") })));
        Assert.Empty(await database.List(Advocate, "people", "plantlet"));
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, happened, 1, "Test"));
        Assert.Single(await database.List(Advocate, "people", "plantlet"));
    }

    [Fact]
    public async Task Facts_that_disagree_are_told_to_who_may_read_them()
    {
        await using var database = await TestDatabase.Create();
        var child = await With(database, await Child(database, person => person.AgeGroup = AgeGroup.Adult), "15");
        Assert.True((await database.Get<ShowPerson>().Handle(Researcher, child)).Value.AgesDisagree);
        Assert.False((await database.Get<ShowPerson>().Handle(Advocate, child)).Value.AgesDisagree);
        var hidden = await With(database, await Child(database, person => person.AgeGroup = AgeGroup.Adult), "15",
            Confidentiality.Confidential);
        Assert.False((await database.Get<ShowPerson>().Handle(Researcher, hidden)).Value.AgesDisagree);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Records_from_before_are_looked_at_before_the_first_page(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (child, grown) = (await With(database, await Child(database), "15"), await database.Person("Test Grown"));
        await using var db = database.Open();
        await db.People.ExecuteUpdateAsync(set => set.SetProperty(row => row.OfAChild, row => row.Id == grown));
        await db.Projections.ExecuteDeleteAsync();
        Assert.True((await database.Get<PrepareProjections>().Handle()).Value > 0);
        Assert.Equal([child], await db.People.Where(row => row.OfAChild).Select(row => row.Id).ToListAsync());
    }

    /// <summary>All that an user is told on pages, in lists and in files, as text.</summary>
    private static async Task<string> Everything(TestDatabase database, CurrentUser user, Planted[] children, long relative)
    {
        var told = new List<string>
        {
            Text((await database.Get<ListRecords>().Handle(user, new PrisonerQuestion(Exported.Day) { PageSize = 0 })).Value),
            Text(await database.List(user, "people")),
            Text((await database.Get<ShowPerson>().Handle(user, relative)).Value),
            Text((await database.Get<RecentChanges>().Handle(user)).Value),
            Text((await database.Get<FindConflicts>().Handle(user)).Value),
            Text((await database.Get<ShowCompleteness>().Handle(user)).Value),
            Text((await database.Get<ListChoices>().Handle(user, RecordKind.Person, "", most: 1000)).Value),
        };
        foreach (var child in children)
        {
            told.Add((await database.Get<ShowRecord>().NameOf(user, child.Id)).Value);
            told.Add(Text((await database.Get<ShowRecord>().Handle<PersonNameDetails>(user, child.AliasId)).Value));
        }
        await using var db = database.Open();
        foreach (var other in await db.People.Select(row => row.Id).ToListAsync())
            told.Add(Text((await database.Get<ShowPerson>().Handle(user, other)).Value));
        foreach (var id in (long[])[.. children.SelectMany(child => (long[])[child.Id, child.AliasId]),
            .. await db.IdentityLinks.Select(row => row.FactId).ToListAsync()])
            if (await database.Get<ShowHistory>().Handle(user, id) is { Succeeded: true } history) told.Add(Text(history.Value));
        foreach (var format in ExportFormats.OfLists)
        {
            told.Add(Exported.Text(new MemoryStream(await database.Export(format, user)), format));
            foreach (var subject in new[] { ExportSubject.Of(new RecordQuestion(RecordLists.Find("people")!)), ExportSubject.Conflicts,
                ExportSubject.Completeness })
                told.Add(Exported.Text((await database.Export(user, subject, format)).Content, format));
        }
        return string.Join('\n', told);
    }

    /// <summary>All words in what a page is given.</summary>
    private static string Text(object value)
    {
        var (words, seen) = (new StringBuilder(), new HashSet<object>(ReferenceEqualityComparer.Instance));
        Walk(value, 0);
        return words.ToString();

        void Walk(object? part, int depth)
        {
            if (part is string text) words.Append(text).Append('\n');
            else if (depth > 9 || part is null or Delegate || !seen.Add(part)) return;
            else if (part is IEnumerable several)
                foreach (var one in several) Walk(one, depth + 1);
            // A date or a filter holds no name, and some make new ones of themselves without end.
            else if (part.GetType().Namespace is { } space and not ("CaseTracker.Domain.Values" or "CaseTracker.App.Detention.Filters")
                && (space.StartsWith("CaseTracker", StringComparison.Ordinal)
                || space.StartsWith("System.Collections", StringComparison.Ordinal)) && !part.GetType().IsEnum)
                foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.GetIndexParameters().Length == 0))
                    Walk(property.GetValue(part), depth + 1);
        }
    }

    private static async Task<long[]> Prisoners(TestDatabase database, CurrentUser user, PrisonerQuestion question) =>
        [.. (await database.Get<ListRecords>().Handle(user, question)).Value.Rows.Select(row => row.Id)];

    private static PersonDetails Details(Action<PersonDetails>? more = null)
    {
        var details = new PersonDetails { Name = "Quinn Plantlet", NameKhmer = Khmer };
        more?.Invoke(details);
        return details;
    }

    /// <summary>Arrested on 1 November 2024, with a name that nobody else has.</summary>
    private static async Task<long> Child(TestDatabase database, Action<PersonDetails>? more = null)
    {
        await using var db = database.Open();
        var number = await db.People.CountAsync();
        var details = Details(more);
        if (number > 0)
        {
            details.Name += $"{(char)('a' + number / 26)}{(char)('a' + number % 26)}";
            details.NameKhmer += $"{(char)('ក' + number / 26)}{(char)('ក' + number % 26)}";
        }
        var child = await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(null, 0, details, Confidentiality.Internal)));
        await database.Event(child, CustodyEventKind.Arrest, "2024-11-01");
        return child;
    }

    private static async Task<long> With(TestDatabase database, long child, string age, Confidentiality level = Confidentiality.Internal)
    {
        await database.Event(child, CustodyEventKind.ConfirmedHeld, "2024-11-05", one => one.Age = BoundedNumber.Parse(age).Value, level);
        return child;
    }

    /// <summary>Born in 1990 by what is on record, and a child by one of two sources.</summary>
    private static async Task<long> Cited(TestDatabase database, string field, string reported)
    {
        var child = await Child(database, person => (person.Birth, person.AgeGroup) = (Date("1990"), AgeGroup.Adult));
        var arrest = await database.Event(child, CustodyEventKind.ConfirmedHeld, "2024-11-05", one => one.Age = BoundedNumber.Of(34));
        await database.Cite(await database.Source("Test source four"), field == "age" ? arrest : child, field, reported);
        return child;
    }

    private static Task<long> Linked(TestDatabase database, long one, long other, IdentityLinkKind kind = IdentityLinkKind.SamePerson,
        Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<IdentityLinkDetails>(Administrator,
            new(null, 0, new() { PersonId = one, OtherPersonId = other, Kind = kind }, level)));

    /// <summary>Grown up by now, and a child when that happened.</summary>
    private static async Task<long> Grown(TestDatabase database, Func<long, Task<long>> then)
    {
        var child = await Child(database, person => person.Birth = Date("2004-06-01"));
        await then(child);
        return child;
    }

    private static Task<long> Case(TestDatabase database) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = "Test case" })));
}
