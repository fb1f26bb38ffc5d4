using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.App.Teams;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>Who opened what is confidential stands in the audit log.</summary>
public sealed class ReadsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_a_confidential_record_is_told_once_a_person_a_record_and_a_quarter_of_an_hour()
    {
        await using var database = await TestDatabase.Create();
        var (administrator, other) = (await database.Joined("A", Role.Administrator), await database.Joined("B", Role.Administrator));
        var researcher = await database.Joined("C", Role.Researcher);
        var closed = await database.Person("Test Person A", level: Confidentiality.Confidential);
        var open = await database.Person("Test Person B", level: Confidentiality.Restricted);
        // As closed as whose it is.
        var inherits = await database.Event(closed, CustodyEventKind.Arrest, "2024-05-01");
        var source = await database.Source("Test Source", Confidentiality.Confidential);
        var story = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test Case" }, Confidentiality.Confidential)));

        await database.Get<ShowPerson>().Handle(administrator, open, cancel: Cancel);
        Assert.False((await database.Get<ShowPerson>().Handle(researcher, closed, cancel: Cancel)).Succeeded);
        Assert.Empty(await Reads(database));

        await database.Get<ShowPerson>().Handle(administrator, closed, cancel: Cancel);
        await database.Get<ShowHistory>().Handle(administrator, closed, Cancel);
        Assert.Equal([(administrator.AccountId, RecordKind.Person, closed)], await Reads(database));
        // Neither by another process, nor by who was told of already.
        await using (var beside = TestDatabase.Beside(database))
            await beside.Get<ShowRecord>().Handle<PersonDetails>(administrator, closed, Cancel);
        Assert.Single(await Reads(database));
        await database.Get<ShowPerson>().Handle(other, closed, cancel: Cancel);
        database.Clock.Advance(NoteReads.Told);
        await database.Get<ShowPerson>().Handle(administrator, closed, cancel: Cancel);
        Assert.Equal(3, (await Reads(database)).Count);

        await database.Get<ShowFact>().Handle(administrator, inherits, Cancel);
        await database.Get<ShowSource>().Handle(administrator, source, Cancel);
        await database.Get<ShowCase>().Handle(administrator, story, cancel: Cancel);
        Assert.Equal([inherits, source, story], (await Reads(database)).Skip(3).Select(read => read.Record));

        // What is limited to others by name, whatever its level; not by whom it names.
        var limited = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test Case of few" }, Confidentiality.Internal)));
        Assert.True((await database.Get<LimitRecord>().Handle(researcher, limited, [researcher.AccountId!.Value], [], Cancel)).Succeeded);
        Assert.True((await database.Get<ShowCase>().Handle(researcher, limited, cancel: Cancel)).Succeeded);
        Assert.True((await database.Get<ShowCase>().Handle(administrator, limited, cancel: Cancel)).Succeeded);
        Assert.Equal([(administrator.AccountId, RecordKind.Case, limited)], (await Reads(database)).Skip(6));

        // Shown and asked for on the page of the log, and no change of the record.
        var lines = (await database.Get<ShowLog>().Handle(administrator, new(Action: AuditAction.Read, RecordId: closed), cancel: Cancel))
            .Value.Lines;
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Equal((RecordKind.Person, null), (line.Kind, line.What)));
        Assert.DoesNotContain((await database.Get<ShowHistory>().Handle(administrator, closed, Cancel)).Value.Entries,
            entry => entry.Action == AuditAction.Read);
        Assert.Null(await database.Get<Audit.VerifyAudit>().FirstBroken(Cancel));
    }

    private static async Task<IReadOnlyList<(long? Account, RecordKind? Kind, long? Record)>> Reads(TestDatabase database)
    {
        await using var db = database.Open();
        return [.. (await db.AuditEntries.AsNoTracking().Where(entry => entry.Action == AuditAction.Read).OrderBy(entry => entry.Id)
            .ToListAsync(Cancel)).Select(entry => (entry.AccountId, entry.Kind, entry.RecordId))];
    }
}
