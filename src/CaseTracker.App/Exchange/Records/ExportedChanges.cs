using System.Text.Json;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Exchange.Prisoners;
using CaseTracker.App.Exchange.Sheets;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Records;

/// <summary>A change statement as a table: a line for the opening, one for each movement, one for the closing; its people and the groups
/// beside it.</summary>
/// <param name="moved">Who moved, by cause.</param>
/// <param name="citations">Of all of them and of the groups.</param>
internal sealed class ExportedChanges(ChangeStatement statement, IReadOnlyDictionary<MovementKind, List<MovedPerson>> moved,
    Citations citations)
{
    public ExportedTable Table(DateTime madeAt, Role sight, bool json)
    {
        var question = statement.Question;
        var (from, to) = (DateCells.Iso(question.From), DateCells.Iso(question.To));
        return new("change-statement", Texts.Localize("Lists.Title_change-statement"), Texts.Localize("Lists.About_change-statement"),
            [
                .. statement.Chosen.Select(chosen => (chosen.Filter.Label, string.Join("; ", chosen.Names))),
                (Texts.Localize("Changes.Opening", from), CoverSheet.Moment(statement.OpeningKnownAt)),
                (Texts.Localize("Changes.Closing", to), CoverSheet.Moment(statement.ClosingKnownAt)),
            ], Asked(question),
            [
                new("kind", Texts.Localize("Changes.Movement"), TableKind.Text, 18), new("label", "", TableKind.Text, 32),
                new("certain", Texts.Localize("Export.Certain"), TableKind.Whole, 11),
                new("possible", Texts.Localize("Export.Possible"), TableKind.Whole, 11),
                new("people", Texts.Localize("Changes.People"), TableKind.Whole, 11),
                new("restricted", Texts.Localize("Changes.Restricted"), TableKind.Whole, 12),
            ], Lines().ToAsyncEnumerable(), statement.HeldBack, TableSources.Of(citations), madeAt, sight)
        {
            File = $"change-statement-{from}-{to}",
            Count = statement.Movements.Sum(movement => movement.People),
            CountKey = "Changes.People",
            EndsInTotal = true,
            Assumptions = [.. ChangeWords.Notes(statement)],
            Parts = json ? [] : [People(madeAt, sight), Groups(madeAt, sight)],
            Body = json ? Body : null,
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Asked(ChangeQuestion question)
    {
        var asked = new Dictionary<string, IReadOnlyList<string>> { ["from"] = [DateCells.Iso(question.From)] };
        asked["to"] = [DateCells.Iso(question.To)];
        if (question.KnownAsOf is { } known) asked["as-known-on"] = [DateCells.Iso(CambodianTime.DayOf(known))];
        if (question.OpeningKnownAsOf is { } opening) asked["opening-known-on"] = [DateCells.Iso(CambodianTime.DayOf(opening))];
        foreach (var (filter, values) in question.Filters.All) asked[filter.Key] = values;
        return asked;
    }

    private IEnumerable<object?[]> Lines()
    {
        yield return ["opening", Texts.Localize("Changes.OpeningRow"), statement.Opening.Certain, statement.Opening.Possible, null, null];
        foreach (var movement in statement.Movements)
            yield return [movement.Kind.Word(), ChangeWords.Of(movement.Kind), movement.Certain, movement.Possible, movement.People,
                movement.Unnamed];
        yield return ["closing", Texts.Localize("Changes.ClosingRow"), statement.Closing.Certain, statement.Closing.Possible, null, null];
    }

    private ExportedTable People(DateTime madeAt, Role sight) => Part("people", Texts.Localize("Changes.People"),
        [
            new("kind", Texts.Localize("Changes.Movement"), TableKind.Text, 18),
            new("person", Texts.Localize("Changes.People"), TableKind.Link, 28), new("day", Texts.Localize("Changes.Day"),
                TableKind.Whole, 12),
            new("before", Texts.Localize("Changes.Before"), TableKind.Text, 28),
            new("after", Texts.Localize("Changes.After"), TableKind.Text, 28),
            new("certain", Texts.Localize("Export.Certain"), TableKind.Whole, 11),
            new("possible", Texts.Localize("Export.Possible"), TableKind.Whole, 11),
            new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 10),
        ], MovementKinds.All.SelectMany(kind => Named(kind).SelectMany(person => person.Moves.Select(move => (object?[])
        [
            kind.Word(), new RelatedRecord(person.Person.Id, person.Name), DateCells.Iso(move.Day), ChangeWords.Of(move.Before),
            ChangeWords.Of(move.After), move.Certain, move.Possible, Numbers(person.Facts),
        ]))), madeAt, sight);

    private ExportedTable Groups(DateTime madeAt, Role sight) => Part("groups", Texts.Localize("Changes.Groups"),
        [
            new("group", Texts.Localize("Changes.Group"), TableKind.Link, 32),
            .. (string[])["OpeningAtLeast", "OpeningAtMost", "Named", "ChangeAtLeast", "ChangeAtMost", "ClosingAtLeast", "ClosingAtMost"]
                is var keys ? keys.Select(key => new TableColumn(key, Texts.Localize($"Changes.{key}"), TableKind.Whole, 14)) : [],
            new("sourceNumbers", Texts.Localize("Export.SourceNumbers"), TableKind.Numbers, 10),
        ], statement.Groups.Select(group => (object?[])
        [
            new RelatedRecord(group.Group.Id, group.Name), group.Change.Opening.AtLeast, Bound(group.Change.Opening.AtMost),
            group.Change.Named, group.Change.AtLeast, Bound(group.Change.AtMost), group.Change.Closing.AtLeast,
            Bound(group.Change.Closing.AtMost), Numbers(group.RecordIds),
        ]), madeAt, sight);

    private static ExportedTable Part(string name, string title, IReadOnlyList<TableColumn> columns, IEnumerable<object?[]> rows,
        DateTime madeAt, Role sight) => new(name, title, "", [], new Dictionary<string, IReadOnlyList<string>>(), columns,
            rows.ToAsyncEnumerable(), null, null, madeAt, sight);

    private static object Bound(long? most) => most is { } known ? known : Texts.Localize("Changes.Unbounded");

    private IEnumerable<MovedPerson> Named(MovementKind kind) => moved[kind].Where(person => !person.Unnamed);

    private List<int> Numbers(IEnumerable<long> records) => [.. records.SelectMany(citations.Numbers).Distinct().Order()];

    private void Body(Utf8JsonWriter json)
    {
        json.WriteNumber("rulesVersion", CustodyRules.Version);
        Counted("opening", statement.Opening, statement.Question.From, statement.OpeningKnownAt, statement.NothingAtOpening);
        Counted("closing", statement.Closing, statement.Question.To, statement.ClosingKnownAt, statement.NothingAtClosing);
        json.WriteStartArray("movements");
        foreach (var movement in statement.Movements) Write(json, movement);
        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (var group in statement.Groups)
        {
            json.WriteStartObject();
            json.WriteNumber("record", group.Group.Id);
            json.WriteString("name", group.Name);
            Bounds("opening", group.Change.Opening.AtLeast, group.Change.Opening.AtMost);
            json.WriteNumber("named", group.Change.Named);
            Bounds("change", group.Change.AtLeast, group.Change.AtMost);
            Bounds("closing", group.Change.Closing.AtLeast, group.Change.Closing.AtMost);
            Sources(json, group.RecordIds);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        void Counted(string name, Lists.Tally tally, DateOnly day, DateTime knownAt, bool nothingYet)
        {
            json.WriteStartObject(name);
            json.Day("day", day);
            json.WriteString("knownAt", JsonValues.Moment(knownAt));
            if (nothingYet) json.WriteBoolean("nothingRecordedYet", true);
            json.WriteNumber("certain", tally.Certain);
            json.WriteNumber("possible", tally.Possible);
            json.WriteEndObject();
        }

        void Bounds(string name, long least, long? most)
        {
            json.WriteStartObject(name);
            json.WriteNumber("atLeast", least);
            json.Number("atMost", most);
            json.WriteEndObject();
        }
    }

    private void Write(Utf8JsonWriter json, Movement movement)
    {
        json.WriteStartObject();
        json.WriteString("kind", movement.Kind.Word());
        json.WriteNumber("certain", movement.Certain);
        json.WriteNumber("possible", movement.Possible);
        json.WriteStartArray("people");
        foreach (var person in Named(movement.Kind))
        {
            json.WriteStartObject();
            json.WriteNumber("record", person.Person.Id);
            json.WriteString("name", person.Name);
            json.WriteString("nameKhmer", person.Person.IsHidden("nameKhmer") ? null : person.Person.Details.NameKhmer);
            json.WriteNumber("certain", person.Certain);
            json.WriteNumber("possible", person.Possible);
            json.WriteStartArray("moves");
            foreach (var move in person.Moves)
            {
                json.WriteStartObject();
                json.Day("day", move.Day);
                Standing("before", move.Before);
                Standing("after", move.After);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Sources(json, person.Facts);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("restricted", movement.Unnamed);
        json.WriteEndObject();

        void Standing(string name, Standing standing)
        {
            json.WriteStartObject(name);
            json.WriteString("status", standing.Status.ToString());
            json.WriteString("certainty", standing.Certainty.ToString());
            json.WriteEndObject();
        }
    }

    private void Sources(Utf8JsonWriter json, IEnumerable<long> records)
    {
        json.WriteStartArray("sourceNumbers");
        foreach (var number in Numbers(records)) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
