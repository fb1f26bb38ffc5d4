using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Organisations;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

/// <summary>A name is found however it was typed, and stands in the order of its own alphabet.</summary>
public class NamesAsTypedTests
{
    public static TheoryData<string, string[]> Typed => new()
    {
        { "\u179F\u17D2\u178F\u17D2\u179A\u17B8", ["\u179F\u17D2\u178F\u17D2\u179A\u17B8", "\u179F\u17D2\u179A\u17D2\u178F\u17B8",
            "\u179F\u17D2\u178F\u200B\u17D2\u179A\u17B8", "\u179F\u17D2\u178A\u17D2\u179A\u17B8", "\u179F\u17D2\u178F\u17D2\u179A" ] },
        { "\u179F\u17D2\u179A\u17D2\u178F\u17B8", ["\u179F\u17D2\u178F\u17D2\u179A\u17B8"] },
        { "\u179F\u200B\u17CA\u17B8 \u1793\u17B6\u1784", ["\u179F\u17BB\u17B8", "\u1793\u17B6\u1784 \u179F\u17CA\u17B8"] },
        { "Jose\u0301 Quill", ["José", "jose", "JOSÉ", "ｊｏｓｅ", "quill josé"] },
        { "José Quill Two", ["Jose\u0301", "jose", "two"] },
        { "Sok D’Ara", ["d'ara", "sok d’ara"] },
    };

    [Theory, MemberData(nameof(Typed))]
    public async Task A_name_is_found_by_whatever_looks_like_it(string name, string[] typed)
    {
        await using var database = await TestDatabase.Create();
        var named = await database.Person(name);
        var khmer = await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator, new(null, 0, new() { NameKhmer = name })));
        var known = await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(null, 0, new() { Role = $"father of {name}" })));
        var other = await database.Person("Test Other");
        await Saved(database.Get<SaveRecord>().Handle<PersonNameDetails>(Administrator,
            new(null, 0, new() { PersonId = other, Text = name })));
        await database.Person("Test Nobody");
        long[] all = [named, khmer, known, other];
        foreach (var person in all) await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var body = await Saved(database.Get<SaveRecord>().Handle<OrganisationDetails>(Administrator,
            new(null, 0, new() { Name = $"Body {name}" })));
        foreach (var text in typed)
        {
            Assert.Equal(all, (await database.List(Advocate, "people", text)).Select(line => line.Id).Order());
            Assert.Equal(all, (await database.Get<ListRecords>()
                .Handle(Advocate, new PrisonerQuestion(Exported.Day) { Name = text })).Value.Rows.Select(row => row.Id).Order());
            Assert.Equal(all, (await database.Get<WhyNotListed>()
                .Handle(Advocate, new PrisonerQuestion(Exported.Day), text)).Value.Select(answer => answer.PersonId).Order());
            Assert.Equal(all, (await database.Get<ListChoices>()
                .Handle(Advocate, RecordKind.Person, text)).Value.Select(choice => choice.Id).Order());
            Assert.Equal(body, Assert.Single(await database.List(Advocate, "organisations", text)).Id);
            Assert.Equal(body, Assert.Single((await database.Get<ListChoices>().Handle(Advocate, RecordKind.Organisation, text)).Value).Id);
        }
    }

    [Fact]
    public async Task An_edited_name_is_found_by_the_new_one_alone()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Quill");
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator, new(person, 1, new() { Name = "Test Plume" })));
        Assert.Empty(await database.List(Advocate, "people", "quill"));
        Assert.Single(await database.List(Advocate, "people", "plume"));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Khmer_names_stand_by_the_Khmer_alphabet_after_the_Latin_ones_and_accents_beside_plain_letters(
        DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        foreach (var name in new[] { "សុខ", "កែវ", "ចាន់" })
            await database.Event(await Saved(database.Get<SaveRecord>()
                .Handle<PersonDetails>(Administrator, new(null, 0, new() { NameKhmer = name }))), CustodyEventKind.Arrest, "2024-11-01");
        foreach (var name in new[] { "Josz", "José", "joseph", "Zoe", "Áron" })
            await database.Event(await database.Person(name), CustodyEventKind.Arrest, "2024-11-01");
        string[] right = ["Áron", "José", "joseph", "Josz", "Zoe", "កែវ", "ចាន់", "សុខ"];
        Assert.Equal(right, (await database.Get<ListRecords>()
            .Handle(Advocate, new PrisonerQuestion(Exported.Day) { Sort = PrisonerSort.Name })).Value.Rows.Select(row => row.Name));
        Assert.Equal(right, (await database.List(Advocate, "people")).Select(line => line.Name));
        Assert.Equal(right, (await database.Get<ListChoices>()
            .Handle(Advocate, RecordKind.Person, "")).Value.Select(choice => choice.Name));
        using var json = JsonDocument.Parse(await database.Export(ExportFormat.Json, Advocate,
            new PrisonerQuestion(Exported.Day) { Sort = PrisonerSort.Name }));
        Assert.Equal(right, json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Texts_of_records_from_before_are_made_at_the_start(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("José Quill");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01", arrest => arrest.StatedReason = "Test réason");
        await using var db = database.Open();
        var right = await Texts(db);
        Assert.Contains(right, text => text is { Field: "statedReason", Text: "test reason" });
        await db.FoldedTexts.ExecuteDeleteAsync();
        Assert.True((await database.Get<PrepareProjections>().Handle()).Value > 0);
        Assert.Equal(right.Select(text => (text.RecordId, text.Field, text.Text, text.SortKey)), (await Texts(db))
            .Select(text => (text.RecordId, text.Field, text.Text, text.SortKey)));
        Assert.Equal(person, Assert.Single(await database.List(Advocate, "people", "jose")).Id);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_place_of_a_record_among_others_follows_every_edit_of_its_names(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var handler = database.Get<SaveRecord>();
        var person = await Saved(handler.Handle<PersonDetails>(Administrator, new(null, 0, new() { Role = "Test Person B, a driver" })));
        var body = await Saved(handler.Handle<OrganisationDetails>(Administrator, new(null, 0, new() { Name = "Test Union" })));
        Assert.Equal(SortKey.Of("Test Person B, a driver"), await Place<PersonRow>(person));
        Assert.Equal(SortKey.Of("Test Union"), await Place<OrganisationRow>(body));
        await Saved(handler.Handle<PersonDetails>(Administrator,
            new(person, 1, new() { NameKhmer = "កែវ", Role = "Test Person B, a driver" })));
        Assert.Equal(SortKey.Of("កែវ"), await Place<PersonRow>(person));
        await Saved(handler.Handle<PersonDetails>(Administrator, new(person, 2, new() { Name = "Áron Test", NameKhmer = "កែវ" })));
        Assert.Equal(SortKey.Of("Áron Test"), await Place<PersonRow>(person));

        await using (var db = database.Open())
        {
            await db.People.ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<string?>(row, SortNames.Column), (string?)null));
            await db.FoldedTexts.ExecuteDeleteAsync();
        }
        Assert.True((await database.Get<PrepareProjections>().Handle()).Value > 0);
        Assert.Equal(SortKey.Of("Áron Test"), await Place<PersonRow>(person));

        async Task<string?> Place<TRow>(long id) where TRow : class, IRecordRow
        {
            await using var db = database.Open();
            return await db.Set<TRow>().Where(row => row.Id == id).Select(row => EF.Property<string?>(row, SortNames.Column)).SingleAsync();
        }
    }

    private static Task<List<FoldedTextRow>> Texts(CaseTrackerDb db) =>
        db.FoldedTexts.AsNoTracking().OrderBy(text => text.RecordId).ThenBy(text => text.Field).ToListAsync();
}
