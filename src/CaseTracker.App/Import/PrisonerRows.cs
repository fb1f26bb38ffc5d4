using CaseTracker.App.Import.Reading;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Understands the wide table of prisoners: each row becomes a person, an arrest, charges, a sentence and a stay, cited from the
/// row's source, by the same writing as the form that logs a case.</summary>
internal sealed class PrisonerRows : RowPlanner
{
    private static readonly string[] Between = [";", "\n", "\r\n"];

    private readonly ImportPlan _plan;
    private readonly LikelyNames _likely;

    public PrisonerRows(ImportTable table, ImportPlan plan) => (Table, _plan, _likely) = (table, plan, new(plan));

    public override Task Prepare(IReadOnlyList<PlannedRow> rows, CancellationToken cancel) =>
        _plan.KnowAgain(Table, rows, PrisonerHeadings.People, cancel);

    public override Task Expect(IReadOnlyList<PlannedRow> rows, CancellationToken cancel) => _likely.Expect(Table, rows, cancel);

    public override void Forget(PlannedRow row)
    {
        _likely.Forget(row);
        _plan.Forget(row);
    }

    public override async Task One(PlannedRow row, CancellationToken cancel)
    {
        var same = ImportPlan.Same(Table, row) ?? (ImportPlan.Record(Table, row) is { } id ? new SameRecord(id) : null);
        var answer = _plan.Answer(row, RecordKind.Person);
        if (row.Problems.Count > 0 || _plan.IsKnown(Table, row, RecordKind.Person, same ?? answer)) return;
        var (person, arrest, stay) = (new PersonDetails(), new CustodyEventDetails { Kind = CustodyEventKind.Arrest }, new StayDetails());
        var (prosecution, sentence, term) = (new ProsecutionDetails(), new SentenceDetails(), (SentenceDetails?)null);
        List<ChargeDetails> charges = [];
        foreach (var column in Table.Columns)
        {
            var cell = row.Row[column.At];
            if (cell.IsEmpty) continue;
            if (column.Use.Role == ColumnRole.Term)
            {
                term = SentenceWords.Read(cell.Text);
                if (term is null) row.Reject(column, "Import.NotATerm", cell.Text);
                else row.Note(column, CellState.Understood, Words(term));
            }
            if (column.Use is not { Role: ColumnRole.Field, Field: { } field }) continue;
            if (PrisonerHeadings.IsOf(RecordKind.Charge, field)) await Charge(row, column, field, cell, charges, cancel);
            else await Set(row, column, field, cell, Of(field), cancel);
        }
        if (arrest.On is { Extent: DateExtent.Each } several) row.Reject(null, "Errors.EventOnSeveralDates", several.Text);
        if (stay.FacilityId is not null) From(row, stay, arrest);
        var (source, locator) = await _plan.SourceOf(Table, row, cancel);
        if (term is not null && charges.Count == 0) row.Reject(null, "Import.SentenceOfWhat");
        if (row.Problems.Count > 0) return;
        Check(row, PersonDetails.Catalogue, person);
        // Whose it is, and of which charge, is known once it is written.
        if (Told(arrest)) Check(row, CustodyEventDetails.Catalogue, arrest with { PersonId = 1 });
        if (stay.FacilityId is not null) Check(row, StayDetails.Catalogue, stay with { PersonId = 1 });
        foreach (var charge in charges) Check(row, ChargeDetails.Catalogue, charge with { PersonId = 1, ProsecutionId = 1 });
        if (term is not null)
            Check(row, SentenceDetails.Catalogue, term with { On = sentence.On, PersonId = 1, ProsecutionId = 1, ChargeId = 1 });
        if (same is null) await _likely.Ask(row, person, answer, cancel);
        else if (same.Id is { } named && await _plan.Names.Called(RecordKind.Person, named, cancel) is null)
            row.Reject(Table.Find(ColumnRole.SameAs) ?? Table.Find(ColumnRole.Record), "Import.NoSuchRecord", named);
        same ??= answer;
        if (same?.Id is { } known) await Asked(row, known, arrest, charges, cancel);
        var level = ImportPlan.Level(Table, row) ?? Confidentiality.Internal;
        row.Fate = same?.Id is null ? RowFate.New : RowFate.Changed;
        row.Write = async (work, stop) =>
        {
            var from = await _plan.Source(work, source, level, stop);
            if (!from.Succeeded) return from;
            var writing = new LogWriting(work, from.Value, locator, level, announced: false, stop);
            return await Write(writing, new(person, same?.Id, Told(arrest) ? arrest : null,
                stay.FacilityId is null ? null : stay, prosecution, charges, term is null ? null : term with { On = sentence.On }),
                kind => _plan.Answer(row, kind));
        };

        object Of(FieldDescriptor field) => PrisonerHeadings.IsOf(RecordKind.Person, field) ? person
            : PrisonerHeadings.IsOf(RecordKind.CustodyEvent, field) ? arrest
            : PrisonerHeadings.IsOf(RecordKind.Prosecution, field) ? prosecution
            : PrisonerHeadings.IsOf(RecordKind.Sentence, field) ? sentence : stay;
    }

    /// <summary>What the rules of a kind say of a part of the row, at the column that it stands in.</summary>
    private void Check<T>(PlannedRow row, FieldCatalogue<T> catalogue, T details) where T : class, new()
    {
        foreach (var problem in FieldRules.Check(catalogue, details))
            row.Reject(Table.Columns.FirstOrDefault(column => problem is Invalid invalid && column.Use.Field?.Key == invalid.Field
                && PrisonerHeadings.IsOf(catalogue.Kind, column.Use.Field)) ?? (catalogue.Kind == RecordKind.Sentence
                    ? Table.Find(ColumnRole.Term) : null), problem);
    }

    private async Task Set(PlannedRow row, ImportColumn column, FieldDescriptor field, FileCell cell, object details,
        CancellationToken cancel)
    {
        if (field.Kind == FieldKind.Link)
        {
            var (id, unknown) = await _plan.Names.Find(field.LinkTo!.Value, cell.Text, cancel);
            if (unknown is not null) row.Reject(column, unknown);
            else field.Set(details, id);
            if (id is { } found) row.Note(column, CellState.Understood, await _plan.Names.Called(field.LinkTo, found, cancel));
            return;
        }
        var read = CellReader.Read(field, cell);
        if (read.Problem is { } problem)
        {
            row.Reject(column, problem);
            return;
        }
        field.Set(details, read.Value);
        row.Note(column, CellState.Understood, CellReader.Shown(read.Value));
    }

    /// <summary>Several charges stand in one cell, a semicolon or a line between them, and their articles in the same order.</summary>
    private async Task Charge(PlannedRow row, ImportColumn column, FieldDescriptor field, FileCell cell, List<ChargeDetails> charges,
        CancellationToken cancel)
    {
        string[] parts = field.Key == "on" ? [cell.Text]
            : cell.Text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (charges.Count > 0 && parts.Length != charges.Count && parts.Length > 1)
        {
            row.Reject(column, "Import.ChargesDiffer", parts.Length, charges.Count);
            return;
        }
        while (charges.Count < parts.Length) charges.Add(charges.Count == 0 ? new() : new() { On = charges[0].On });
        for (var at = 0; at < charges.Count && (parts.Length > 1 || at == 0 || field.Key == "on"); at++)
            await Set(row, column, field, cell with { Text = parts[Math.Min(at, parts.Length - 1)] }, charges[at], cancel);
    }

    /// <summary>A table says where somebody is held and not since when: on or after the day of the arrest.</summary>
    private static void From(PlannedRow row, StayDetails stay, CustodyEventDetails arrest)
    {
        if (arrest.On?.Earliest is { } day) stay.From = ImpreciseDate.Parse($"{day:yyyy-MM-dd}/..", extent: DateExtent.Within).Value;
        if (stay.From is null) row.Reject(null, "Import.HeldSinceWhen");
    }

    private static bool Told(CustodyEventDetails arrest) => arrest != new CustodyEventDetails { Kind = CustodyEventKind.Arrest };

    private sealed record Story(PersonDetails Person, long? Known, CustodyEventDetails? Arrest, StayDetails? Stay,
        ProsecutionDetails Prosecution, IReadOnlyList<ChargeDetails> Charges, SentenceDetails? Sentence);

    /// <summary>Of somebody on record it is asked whether the arrest or a charge is one on record; what the other parts may be is asked
    /// when they are written.</summary>
    private async Task Asked(PlannedRow row, long person, CustodyEventDetails arrest, IReadOnlyList<ChargeDetails> charges,
        CancellationToken cancel)
    {
        if (Told(arrest)) await Asked(row, CustodyEventDetails.Catalogue, arrest with { PersonId = person }, cancel);
        if (charges is [var only]) await Asked(row, ChargeDetails.Catalogue, only with { PersonId = person }, cancel);
    }

    private async Task Asked<T>(PlannedRow row, FieldCatalogue<T> catalogue, T told, CancellationToken cancel) where T : class, new()
    {
        if (await SecondSources.Asked(_plan.Db, catalogue, told, _plan.User.Clearance, cancel) is { } asked)
            ImportPlan.Ask(row, asked, _plan.Answer(row, catalogue.Kind));
    }

    private static string Words(SentenceDetails term) => string.Join(", ", SentenceDetails.Catalogue.Fields
        .Where(field => !SameTelling.IsBlank(field, field.Get(term)) && field.Get(term) is int or true)
        .Select(field => $"{field.Label}: {FieldFormatter.Of(field.Get(term))}"));

    /// <param name="answered">What somebody has answered of the record of a kind.</param>
    private static async Task<Outcome<long>> Write(LogWriting writing, Story story, Func<RecordKind, SameRecord?> answered)
    {
        var person = await writing.Person(story.Person, story.Known);
        if (!person.Succeeded) return person;
        // Of somebody on record it is asked whether the arrest or the charge is one on record.
        SameRecord? Answer(RecordKind kind) => story.Known is null ? SameRecord.Another : answered(kind);
        long? prosecution = null;
        long charge = 0;
        if (story.Charges.Count == 1 && Answer(RecordKind.Charge) is { Id: not null } same)
        {
            var joined = await writing.Charge(story.Charges[0] with { PersonId = person.Value }, null, same, story.Prosecution);
            if (!joined.Succeeded) return Outcome<long>.Failed(joined.Problems);
            (charge, prosecution) = (joined.Value.Charge, joined.Value.Prosecution);
        }
        else if (story.Charges.Count > 0 || story.Prosecution != new ProsecutionDetails())
        {
            var opened = await writing.Save(LogPart.Charge, story.Prosecution with { PersonId = person.Value },
                Answer(RecordKind.Prosecution));
            if (!opened.Succeeded) return opened;
            prosecution = opened.Value;
            foreach (var one in story.Charges)
            {
                var charged = await writing.Save(LogPart.Charge,
                    one with { PersonId = person.Value, ProsecutionId = opened.Value }, Answer(RecordKind.Charge));
                if (!charged.Succeeded) return charged;
                if (charge == 0) charge = charged.Value;
            }
        }
        if (story.Arrest is { } arrest && await writing.Save(LogPart.Arrest,
            arrest with { PersonId = person.Value, ProsecutionId = prosecution }, Answer(RecordKind.CustodyEvent))
            is { Succeeded: false } refused) return refused;
        if (story.Stay is { } stay && await writing.Save(LogPart.Stay, stay with { PersonId = person.Value }, Answer(RecordKind.Stay))
            is { Succeeded: false } unhoused) return unhoused;
        if (story.Sentence is { } sentence && await writing.Save(LogPart.Sentence,
            sentence with { PersonId = person.Value, ProsecutionId = prosecution!.Value, ChargeId = charge }, Answer(RecordKind.Sentence))
            is { Succeeded: false } unsentenced) return unsentenced;
        return person;
    }
}
