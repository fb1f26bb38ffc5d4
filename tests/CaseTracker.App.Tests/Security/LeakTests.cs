using System.Text;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Drafts;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Review;
using CaseTracker.App.Storage;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Lists;
using CaseTracker.App.Tests.Reports;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>A secret of its own is planted in every text of every kind of record, by the definitions, and looked for in all that leaves
/// the program: nobody reads one above the own clearance, and none of the encrypted ones lies on the disk.</summary>
public sealed class LeakTests
{
    // Other records, or made by handlers of their own alone.
    private static readonly RecordKind[] NotEdited = [RecordKind.Settlement, RecordKind.FigureChoice, RecordKind.Citation];

    private readonly Dictionary<string, Secret> _planted = new(StringComparer.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="Of">Which field of which record.</param>
    /// <param name="From">Who may read it.</param>
    private sealed record Secret(string Of, Confidentiality From, bool Encrypted);

    [Fact]
    public async Task No_secret_reaches_whom_it_is_kept_from_and_none_that_is_encrypted_lies_on_the_disk()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        var records = new RandomRecords(db, new Random(7));
        await records.MakeOneOfEach();
        var open = records.All.ToList();
        await records.AddClosed(1);
        var closed = records.All.Except(open).ToList();
        // A choice of figures is shown with who made it, which only the handlers write.
        foreach (var choice in await db.Set<App.Figures.FigureChoiceRow>().ToListAsync(Cancel))
            choice.DeletedAt = database.Clock.Now.UtcDateTime;
        await db.SaveChangesAsync(Cancel);
        foreach (var (kind, id) in open.Where(one => !NotEdited.Contains(one.Kind))) await Plant(database, db, kind, id);
        foreach (var (kind, id) in closed.Where(one => !NotEdited.Contains(one.Kind))) await Plant(database, db, kind, id);
        // A child's name is closed, and what stood there before is told by the history alone.
        foreach (var (kind, id) in open.Where(one => one.Kind == RecordKind.Person).Take(1))
            await Plant(database, db, kind, id, details => (((PersonDetails)details).AgeGroup,
                ((PersonDetails)details).NameMayBeShown) = (AgeGroup.Child, false));
        Assert.True(_planted.Count > 200, $"{_planted.Count}");
        Assert.True(_planted.Values.Count(secret => secret.Encrypted) >= 10);
        await CustodyProjection.For(db, records.Of(RecordKind.Person), Cancel);
        var drafting = await database.Joined("Leak", Role.Researcher);
        var draft = Word("draft", new("a draft", Confidentiality.Confidential, true));
        await database.Get<KeepDraft>().Handle(drafting, new("/people/new", RecordKind.Person, null,
            new Dictionary<string, string> { ["nextOfKin"] = draft }), Cancel);

        var leaks = new List<string>();
        // An advocate and an author of reports read alike; the author's reports and files hold what theirs would.
        foreach (var (reader, author) in new[] { (Advocate, CurrentUser.Operator(Role.ReportAuthor)), (Researcher, Researcher) })
        {
            var answers = await EveryReader.Read(database, reader, records.All);
            foreach (var (way, answer) in answers) Look(answer, $"{way}, {reader.Role}", secret => secret.From > reader.Clearance, leaks);
            foreach (var (way, text) in await EveryReader.Files(database, author, records.Of(RecordKind.Person)[0]))
                Look(text, $"{way}, {author.Role}", secret => secret.From > author.Clearance, leaks);
            Look(EveryReader.Told(await database.Get<ShowNotifications>().Handle(reader, cancel: Cancel)), $"notifications, {reader.Role}",
                secret => secret.From > reader.Clearance, leaks);
        }
        // What is looked for is there to be found.
        var seen = new List<string>();
        foreach (var (way, answer) in await EveryReader.Pages(database, Administrator,
            [.. records.All.Where(one => one.Kind.IsOneOf(RecordKind.Person, RecordKind.Source, RecordKind.Consent))]))
            Look(answer, way, _ => true, seen);
        foreach (var secret in _planted.Values.Where(secret => secret is { Encrypted: true, Of: not "a draft" }
            && !secret.Of.StartsWith("Consent", StringComparison.Ordinal)))
            Assert.Contains(seen, found => found.StartsWith(secret.Of, StringComparison.Ordinal));

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(database.Get<DataFiles>().Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancel);
            Look($"{file}\n{Encoding.Latin1.GetString(bytes)}", Path.GetFileName(file), secret => secret.Encrypted, leaks);
        }
        Assert.True(leaks.Count == 0, string.Join("\n", leaks.Distinct().Order(StringComparer.Ordinal)));
    }

    /// <summary>Edits a record, by its handler and so with a line in the log, to hold a secret in each of its texts.</summary>
    private async Task Plant(TestDatabase database, CaseTrackerDb db, RecordKind kind, long id, Action<object>? more = null)
    {
        var type = RecordTypes.All[kind];
        var stored = (await type.Stored(db, id, Cancel))!;
        var details = type.Copy(stored.Details);
        more?.Invoke(details);
        foreach (var field in type.Fields.Where(field => field.Kind is FieldKind.Text or FieldKind.LongText))
        {
            var from = (Confidentiality)Math.Max((int)stored.Level, (int)field.Sensitivity);
            if (more is not null && SensitivityRules.CanName(field.Key)) from = Confidentiality.Restricted;
            field.Set(details, Word(field.Key, new($"{kind} {id} {field.Key}", from, field.SealedAs is not null)));
        }
        var outcome = await type.Save(database.Get<RecordWriter>(), Administrator, stored, details, stored.Level, "Test", Cancel);
        // What a rule refuses is written past it: the secret has to be there.
        if (outcome.Succeeded) return;
        db.ChangeTracker.Clear();
        var row = (await type.Rows(db, id - 1, 1, Cancel))[0];
        db.Attach(row);
        foreach (var field in type.Fields) field.Set(row, field.Get(details));
        await db.SaveChangesAsync(Cancel);
    }

    private string Word(string field, Secret secret)
    {
        var word = $"zq{_planted.Count:0000}x{field[..Math.Min(3, field.Length)]}";
        _planted.Add(word, secret);
        return word;
    }

    private void Look(string text, string where, Func<Secret, bool> kept, List<string> leaks)
    {
        for (var at = text.IndexOf("zq", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf("zq", at + 2, StringComparison.OrdinalIgnoreCase))
            for (var length = 8; length <= 10 && at + length <= text.Length; length++)
                if (_planted.TryGetValue(text.Substring(at, length), out var secret) && kept(secret)) leaks.Add($"{secret.Of}: {where}");
    }
}
