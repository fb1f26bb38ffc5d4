using System.Net;
using System.Reflection;
using System.Text;
using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Records;
using CaseTracker.Web.Tests.Records;
using CaseTracker.Web.Tests.Running;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseTracker.Web.Tests.Security;

/// <summary>Secrets are planted in every kind of record of the seed data, by the definitions, and looked for in what the program answers
/// to whoever may not read them, at every address, and in what it writes of its work. The handlers are asked in the App's tests; here
/// pages, files, errors and logs are.</summary>
public sealed class LeakByAddressTests(AppFixture browser)
{
    private readonly Dictionary<string, (RecordKind Kind, long Id, string Field, Confidentiality From)> _planted =
        new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_address_no_file_no_error_and_no_log_tells_what_its_reader_may_not_know()
    {
        await using var app = await TestApp.Start(browser);
        List<(RecordKind Kind, long Id)> records = [];
        await using (var written = new TestRecords(app.DataFolder)) await Plant(written, records);
        Assert.True(_planted.Count > 80, $"{_planted.Count} secrets");
        RecordKind[] some = [RecordKind.Person, RecordKind.Case, RecordKind.Source, RecordKind.Event, RecordKind.Organisation,
            RecordKind.CustodyEvent, RecordKind.LandDispute];
        Assert.Empty(some.Except(records.Select(one => one.Kind)));

        var leaks = new List<string>();
        // Readers walk everywhere, who writes through the forms alone.
        foreach (var role in new[] { Role.DataViewer, Role.Researcher })
            foreach (var address in Addresses(records, role))
            {
                var answer = await app.Get(role, address);
                Assert.True(answer.Status < HttpStatusCode.InternalServerError || address == "/error",
                    $"{role} {address}: {answer.Status}");
                leaks.AddRange(Words(answer).Where(word => _planted[word].From > role.Clearance())
                    .Select(word => $"{role} {address}: {_planted[word]}"));
            }
        // To those who may read it it is there to be found, and to search for it leaves no trace.
        foreach (var (kind, id) in records) _found.UnionWith(Words(await app.Get(Role.Administrator, RecordAddress.Of(kind, id))));
        Assert.True(_found.Count * 2 > _planted.Count, $"{_found.Count} of {_planted.Count} secrets were found by an administrator");
        foreach (var word in _planted.Keys.Take(3)) await app.Get(Role.Administrator, $"/search?q={word}");
        await app.Get(null, $"/people/{records[0].Id}?name={_planted.Keys.First()}");

        foreach (var file in Directory.GetFiles(Path.Combine(app.DataFolder, "logs")))
        {
            await using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(log);
            foreach (var word in Words(await reader.ReadToEndAsync(Cancel))) leaks.Add($"{Path.GetFileName(file)}: {_planted[word]}");
        }
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct().Take(40)));
    }

    /// <summary>Of each kind one record whose fields above its level hold secrets, and one that is closed to all but the highest clearance
    /// and holds nothing else.</summary>
    private async Task Plant(TestRecords written, List<(RecordKind Kind, long Id)> records)
    {
        await using var db = await written.Get<IDbContextFactory<CaseTrackerDb>>().CreateDbContextAsync(Cancel);
        foreach (var type in RecordTypes.All.Values.Where(type => !type.Kind.IsOneOf(RecordKind.Citation, RecordKind.Settlement,
            RecordKind.FigureChoice)))
        {
            var ids = await db.Headers.Where(header => header.Kind == type.Kind).OrderBy(header => header.Id).Select(header => header.Id)
                .Take(2).ToListAsync(Cancel);
            if (ids.Count == 0) continue;
            await Write(ids[0], all: false);
            if (ids.Count > 1) await Write(ids[1], all: true);

            async Task Write(long id, bool all)
            {
                var stored = (await type.Stored(db, id, Cancel))!;
                var details = type.Copy(stored.Details);
                var level = all ? Confidentiality.Confidential : stored.Level;
                foreach (var field in type.Fields.Where(field => field.Kind is FieldKind.Text or FieldKind.LongText
                    && (all || field.Sensitivity > Confidentiality.Internal)))
                {
                    var word = $"zq{_planted.Count:0000}x";
                    _planted.Add(word, (type.Kind, id, field.Key, (Confidentiality)Math.Max((int)level, (int)field.Sensitivity)));
                    field.Set(details, word);
                }
                var saved = await type.Save(written.Get<RecordWriter>(), CurrentUser.Seed, stored, details, level, "Test", Cancel);
                Assert.True(saved.Succeeded, $"{type.Kind} {id}: {string.Join(' ', saved.Problems)}");
                records.Add((type.Kind, id));
            }
        }
    }

    private static IEnumerable<string> Addresses(IEnumerable<(RecordKind Kind, long Id)> records, Role role)
    {
        if (role.May(Permission.EditRecords))
        {
            foreach (var (kind, id) in records)
                if (RecordDefinitions.Of(kind).Folder is { } folder) yield return $"/{folder}/{id}/edit";
            yield break;
        }
        foreach (var template in typeof(RecordAddress).Assembly.GetTypes()
            .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
            .Where(template => !template.Contains('{', StringComparison.Ordinal))) yield return template;
        foreach (var list in RecordLists.All) yield return $"/{list.Name}";
        yield return "/search?q=zq";
        yield return "/people?name=zq";
        yield return "/nothing?zq";
        foreach (var file in new[] { "prisoners", "people", "cases", "sources", "ledger", "completeness" })
            yield return $"/export/{file}?format=json";
        foreach (var (kind, id) in records)
        {
            yield return RecordAddress.Of(kind, id);
            yield return $"/records/{id}/history";
        }
    }

    private HashSet<string> Words(Answer answer) => Words(Encoding.UTF8.GetString(answer.Body));

    private HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.IndexOf("zq", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf("zq", at + 2, StringComparison.OrdinalIgnoreCase))
            if (at + 7 <= text.Length && text.Substring(at, 7).ToLowerInvariant() is var word && _planted.ContainsKey(word))
                words.Add(word);
        return words;
    }
}
