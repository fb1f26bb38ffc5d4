using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using CaseTracker.App.Cases;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Evidence;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Organisations;
using CaseTracker.App.Pages;
using CaseTracker.App.Pages.Charges;
using CaseTracker.App.Pages.Gaps;
using CaseTracker.App.People;
using CaseTracker.App.Places;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Review;
using CaseTracker.App.Sources;
using CaseTracker.App.Tags;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.WorkLists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tests.Security;

/// <summary>All that the handlers answer a reader, as text.</summary>
internal static partial class EveryReader
{
    private static readonly DateOnly Day = new(2024, 12, 10);

    private static readonly RecordKind[] Chosen = [RecordKind.Person, RecordKind.Facility, RecordKind.Place, RecordKind.Organisation,
        RecordKind.Case, RecordKind.Source, RecordKind.Law, RecordKind.LegalArticle, RecordKind.Concession, RecordKind.Instrument,
        RecordKind.Figure, RecordKind.Event, RecordKind.Prosecution, RecordKind.Stay];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Dictionary<string, string>> Read(TestDatabase database, CurrentUser user,
        IReadOnlyList<(RecordKind Kind, long Id)> records)
    {
        var answers = await Pages(database, user, records);
        foreach (var list in RecordLists.All)
        {
            var question = new RecordQuestion(list) { PageSize = 0 };
            answers[$"list {list.Name}"] = Told(await database.Get<ListRecords>().Handle(user, question, Cancel));
            answers[$"search {list.Name}"] = Told(await database.Get<ListRecords>().Handle(user, question with { Text = "test" }, Cancel));
            answers[$"list {list.Name} then"] = Told(await database.Get<ListRecords>()
                .Handle(user, question with { KnownAsOf = database.Clock.Now.UtcDateTime }, Cancel));
            answers[$"facets {list.Name}"] = Told(await database.Get<CountFacets>().Handle(user, question, Cancel));
            if (list.Filters is [var rows, var columns, ..])
                answers[$"matrix {list.Name}"] = Told(await database.Get<CountTwoWays>()
                    .Handle(user, question, new(rows, columns), Cancel));
        }
        foreach (var kind in Chosen)
            answers[$"choices {kind}"] = Told(await database.Get<ListChoices>().Handle(user, kind, "test", most: 1000, cancel: Cancel));
        answers["ledger"] = Told(await database.Get<ShowLedger>().Handle(user, new LedgerQuestion(), Cancel));
        answers["ever taken"] = Told(await database.Get<CountEverTaken>().Handle(user, Cancel));
        answers["reference"] = Told(await database.Get<ListReference>().Handle(user, Cancel));
        answers["conflicts"] = Told(await database.Get<FindConflicts>().Handle(user, Cancel));
        answers["uncited"] = Told(await database.Get<UncitedFacts>().Handle(user, 1000, Cancel));
        answers["corroboration"] = Told(await database.Get<ShowCorroboration>().Handle(user, cancel: Cancel));
        answers["exactness"] = Told(await database.Get<ShowExactness>().Handle(user, Cancel));
        answers["likely"] = Told(await database.Get<FindLikelyPeople>().Handle(user, "Test alpha", cancel: Cancel));
        answers["prisoners"] = Told(await database.Get<ListRecords>().Handle(user, Everybody, Cancel));
        answers["prisoners then"] = Told(await database.Get<ListRecords>().Handle(user,
            Everybody with { KnownAsOf = database.Clock.Now.UtcDateTime }, Cancel));
        answers["prisoners' facets"] = Told(await database.Get<CountFacets>().Handle(user, Everybody, Cancel));
        answers["held over time"] = Told(await database.Get<HeldOverTime>().Handle(user, Everybody, Cancel));
        answers["stale"] = Told(await database.Get<ShowWork>().Stale(user, cancel: Cancel));
        answers["cleared"] = Told(await database.Get<ShowWork>().Cleared(user, Cancel));
        answers["follow-ups"] = Told(await database.Get<ShowWork>().FollowUps(user, cancel: Cancel));
        answers["completeness"] = Told(await database.Get<ShowCompleteness>().Handle(user, cancel: Cancel));
        answers["gaps"] = Told(await database.Get<FindGaps>().Summary(user, Cancel));
        answers["found"] = Told(await database.Get<SearchRecords>().Handle(user, "test", cancel: Cancel));
        answers["files found"] = Told(await database.Get<FindFiles>().Handle(user, "test", most: 1000, cancel: Cancel));
        answers["arrests"] = Told(await database.Get<CountArrests>().Handle(user, new DateOnly(2024, 12, 10), cancel: Cancel));
        answers["deadlines"] = Told(await database.Get<ShowDeadlines>().Handle(user, new(2020, 1, 1), new(2030, 1, 1), cancel: Cancel));
        foreach (var way in ChargeQuestion.Ways)
            answers[$"charges by {way.Key}"] = Told(await database.Get<ShowChargesAndCourts>()
                .Handle(user, new(new(ChargeQuestion.List), way), Cancel));
        answers["changes"] = Told(await database.Get<ShowChanges>().Handle(user, new(new(2020, 1, 1), Day), Cancel));
        foreach (var state in Enum.GetValues<ReviewState>())
            answers[$"reviews {state}"] = Told(await database.Get<ShowReviewQueue>().Handle(user, new(state), Cancel));
        answers["tags"] = Told(await database.Get<ShowTags>().All(user, Cancel));
        answers["removed"] = Told(await database.Get<FindRemoved>().Handle(user, cancel: Cancel));
        foreach (var kind in FindGaps.Kinds)
            answers[$"gaps of {kind}"] = Told(await database.Get<FindGaps>().Handle(user, new(kind), Cancel));
        answers["recent"] = Told(await database.Get<RecentChanges>().Handle(user, cancel: Cancel));
        return answers;
    }

    public static PrisonerQuestion Everybody => new(Day) { Statuses = Enum.GetValues<Domain.Detention.CustodyStatus>() };

    /// <summary>All that opens by a record's id.</summary>
    public static async Task<Dictionary<string, string>> Pages(TestDatabase database, CurrentUser user,
        IReadOnlyList<(RecordKind Kind, long Id)> records)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kind, id) in records)
        {
            answers[$"{kind} {id}"] = kind.Name switch
            {
                nameof(RecordKind.Person) => Told(await database.Get<ShowPerson>().Handle(user, id, cancel: Cancel)),
                nameof(RecordKind.Case) => Told(await database.Get<ShowCase>().Handle(user, id, cancel: Cancel)),
                nameof(RecordKind.Organisation) => Told(await database.Get<ShowOrganisation>().Handle(user, id, Cancel)),
                nameof(RecordKind.Source) => Told(await database.Get<ShowSource>().Handle(user, id, Cancel)),
                nameof(RecordKind.Charge) => Told(await database.Get<ShowFact>()
                    .Handle<Domain.Prosecution.ChargeDetails>(user, id, Cancel)),
                nameof(RecordKind.Relation) => Told(await database.Get<ShowFact>().Handle<Domain.People.RelationDetails>(user, id, Cancel)),
                nameof(RecordKind.Participant) => Told(await database.Get<ShowRecord>()
                    .Handle<Domain.Cases.ParticipantDetails>(user, id, Cancel)),
                _ => Told(await database.Get<ShowAnyRecord>().Handle(user, id, Cancel)),
            };
            if (kind == RecordKind.Person)
                answers[$"{kind} {id} then"] = Told(await database.Get<ShowPerson>()
                    .Handle(user, id, knownAsOf: database.Clock.Now.UtcDateTime, cancel: Cancel));
            if (kind == RecordKind.Case)
                answers[$"{kind} {id} then"] = Told(await database.Get<ShowCase>()
                    .Handle(user, id, knownAsOf: database.Clock.Now.UtcDateTime, cancel: Cancel));
            answers[$"review of {kind} {id}"] = Told(await database.Get<ShowReview>().Handle(user, id, Cancel));
            answers[$"tags of {kind} {id}"] = Told(await database.Get<ShowTags>().Of(user, id, Cancel));
            answers[$"files of {kind} {id}"] = Told(await database.Get<ShowFiles>().Handle(user, id, Cancel));
            answers[$"name of {kind} {id}"] = Told(await database.Get<ShowRecord>().NameOf(user, id, Cancel));
            answers[$"history of {kind} {id}"] = Told(await database.Get<ShowHistory>().Handle(user, id, Cancel));
        }
        return answers;
    }

    /// <summary>What leaves as a file: each list and table, and what the reports say; but how many records are held back.</summary>
    public static async Task<Dictionary<string, string>> Files(TestDatabase database, CurrentUser user, long person)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, subject) in RecordLists.All.Select(list => (list.Name, ExportSubject.Of(new RecordQuestion(list))))
            .Concat([("prisoners", ExportSubject.Of(Everybody)), ("conflicts", ExportSubject.Conflicts),
                ("completeness", ExportSubject.Completeness), ("corroboration", ExportSubject.Corroboration()),
                ("followthemoney", ExportSubject.Entities)]))
        {
            var prepared = await database.Get<ExportRecords>().Prepare(user, subject, ExportFormat.Json, Cancel);
            answers[$"export {name}"] = prepared.Succeeded
                ? HeldBack().Replace(Encoding.UTF8.GetString((await prepared.Read()).Content.ToArray()), "") : Told(prepared);
        }
        foreach (var kind in ReportKinds.All)
        {
            var made = await database.Get<MakeReport>().Preview(user, new(kind, new(2019, 1, 1), new(2024, 12, 1))
            {
                PersonId = kind is ReportKind.Dossier or ReportKind.Wgad ? person : null,
            }, Cancel);
            answers[$"report {kind}"] = Told(made);
        }
        return answers;
    }

    public static string Told<T>(Outcome<T> outcome)
    {
        if (!outcome.Succeeded) return string.Join(", ", outcome.Problems.Select(problem => problem.Key));
        var told = new StringBuilder("Value ");
        Tell(outcome.Value, told, 0);
        return told.ToString();
    }

    /// <summary>Everything that an answer says, but how many records it holds back, and what is missing: of whom something is held back,
    /// nobody says what is missing.</summary>
    private static void Tell(object? value, StringBuilder into, int depth)
    {
        Assert.True(depth < 20, $"{value?.GetType().Name} holds itself");
        switch (value)
        {
            case null or string or DateOnly or DateTime or Enum or ImpreciseDate or BoundedNumber:
                into.Append(value).Append(';');
                break;
            case FilterDefinition or RecordQuestion or PrisonerQuestion or RecordList or RecordType or Delegate or Type:
                break;
            // What a kind is says nothing of its records.
            case var one when one.GetType().Name is var name && (name.Contains("Definition", StringComparison.Ordinal)
                || name.Contains("Descriptor", StringComparison.Ordinal) || name.Contains("Catalogue", StringComparison.Ordinal)):
                break;
            case IDictionary of:
                foreach (var key in of.Keys.Cast<object>().OrderBy(key => $"{key}", StringComparer.Ordinal))
                {
                    into.Append(key).Append('=');
                    Tell(of[key], into, depth + 1);
                }
                break;
            case IEnumerable of:
                into.Append('[');
                foreach (var one in of) Tell(one, into, depth + 1);
                into.Append(']');
                break;
            case var one when one.GetType() is { IsPrimitive: false } type
                && (type.Namespace?.StartsWith("CaseTracker", StringComparison.Ordinal)
                == true || type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal) || type.Name.StartsWith("ValueTuple",
                    StringComparison.Ordinal)):
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.GetIndexParameters().Length == 0 && property.Name != "Missing"
                        && !property.Name.Contains("HeldBack", StringComparison.Ordinal)))
                {
                    into.Append(property.Name).Append(':');
                    Tell(property.GetValue(one), into, depth + 1);
                }
                foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
                    Tell(field.GetValue(one), into, depth + 1);
                break;
            default:
                into.Append(value).Append(';');
                break;
        }
    }

    [GeneratedRegex("\"heldBack\": [0-9]+")]
    private static partial Regex HeldBack();
}
