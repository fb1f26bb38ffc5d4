using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tests;

/// <summary>The four roles at work on a test database, and short ways to write synthetic records through the handlers.</summary>
public static class Team
{
    public static CurrentUser Advocate { get; } = CurrentUser.Operator(Role.Advocate);
    public static CurrentUser Researcher { get; } = CurrentUser.Operator(Role.Researcher);
    public static CurrentUser Administrator { get; } = CurrentUser.Operator();

    public static ImpreciseDate Date(string text) => ImpreciseDate.Parse(text).Value!;

    public static async Task<long> Person(this TestDatabase database, string name, Action<PersonDetails>? more = null,
        Confidentiality level = Confidentiality.Internal)
    {
        var details = new PersonDetails { Name = name };
        more?.Invoke(details);
        return await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator, new(null, 0, details, level)));
    }

    public static Task<long> Event(this TestDatabase database, long person, CustodyEventKind kind, string on,
        Action<CustodyEventDetails>? more = null, Confidentiality level = Confidentiality.Internal)
    {
        var details = new CustodyEventDetails { PersonId = person, Kind = kind, On = Date(on) };
        more?.Invoke(details);
        return Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator,
            new(null, 0, details, level) { Same = SameRecord.Another }));
    }

    public static Task<long> Consent(this TestDatabase database, long person, Action<ConsentDetails> said,
        Confidentiality level = Confidentiality.Internal)
    {
        var details = new ConsentDetails { PersonId = person, On = Date("2024-05-10") };
        said(details);
        return Saved(database.Get<SaveRecord>().Handle<ConsentDetails>(Administrator, new(null, 0, details, level)));
    }

    public static Task<long> Prosecution(this TestDatabase database, long person) =>
        Saved(database.Get<SaveRecord>().Handle<ProsecutionDetails>(Administrator,
            new(null, 0, new() { PersonId = person }) { Same = SameRecord.Another }));

    public static Task<long> Charge(this TestDatabase database, long person, long prosecution, string label) =>
        Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(null, 0, new() { PersonId = person, ProsecutionId = prosecution, Label = label })
            {
                Same = SameRecord.Another
            }));

    public static Task<long> Source(this TestDatabase database, string title, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<SourceDetails>(Administrator, new(null, 0, new() { Title = title }, level)));

    public static Task<long> Cite(this TestDatabase database, long source, long record, string field, string reported) =>
        Saved(database.Get<SaveRecord>().Handle<CitationDetails>(Administrator,
            new(null, 0, new() { SourceId = source, RecordId = record, Field = field, Reported = reported })));

    /// <summary>All rows of a list of the registry that hold the words.</summary>
    /// <summary>Somebody who asks a list now.</summary>
    internal static ListAsked Asked(this TestDatabase database, CaseTrackerDb db, CurrentUser user) =>
        database.Get<AskLists>().Asked(db, user.Clearance);

    public static async Task<IReadOnlyList<RecordLine>> List(this TestDatabase database, CurrentUser user, string name,
        string? words = null) =>
        (await database.Get<ListRecords>()
            .Handle(user, new RecordQuestion(RecordLists.Find(name)!) { Text = words, PageSize = 0 })).Value.Lines;

    public static async Task<long> Saved(Task<Outcome<long>> saving)
    {
        var outcome = await saving;
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    public static string[] Keys<T>(this Outcome<T> outcome) => [.. outcome.Problems.Select(problem => problem.Key)];
}
