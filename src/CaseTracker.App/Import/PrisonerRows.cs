using CaseTracker.App.Import.Reading;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Understands the wide table of prisoners: each row becomes a person, an arrest, charges, a sentence and a stay, cited from the
/// row's source, by the same writing as the form that logs a case.</summary>
internal sealed class PrisonerRows(ImportPlan plan)
{
    private const int AtOnce = 200;
    private static readonly string[] Between = [";", "\n", "\r\n"];

    private readonly LikelyNames _likely = new(plan);

    public async Task<IReadOnlyList<PlannedRow>> Plan(ImportTable table, CancellationToken cancel)
    {
        if (PrisonerHeadings.IsExport(table)) return await RecordRows.Of(RecordTypes.All[RecordKind.Person], null, plan)
            .Plan(table with
            {
                Columns = [.. table.Columns.Where(column => column.Use.Role != ColumnRole.Term
                && (column.Use.Field is null || PrisonerHeadings.IsOf(RecordKind.Person, column.Use.Field)))]
            }, cancel);
        await plan.KnowAgain(table, cancel);
        var rows = table.Rows.Select(row => new PlannedRow(row)).ToList();
        foreach (var batch in rows.Chunk(AtOnce))
        {
            await _likely.Expect(table, batch, cancel);
            foreach (var row in batch)
            {
                cancel.ThrowIfCancellationRequested();
                await One(table, row, cancel);
            }
        }
        return rows;
    }

    private async Task One(ImportTable table, PlannedRow row, CancellationToken cancel)
    {
        var same = ImportPlan.Same(table, row) ?? (ImportPlan.Record(table, row) is { } id ? new SameRecord(id) : null);
        if (row.Problems.Count > 0 || plan.IsKnown(table, row, same is { Id: null })) return;
        var (person, arrest, stay) = (new PersonDetails(), new CustodyEventDetails { Kind = CustodyEventKind.Arrest }, new StayDetails());
        var (prosecution, sentence, term) = (new ProsecutionDetails(), new SentenceDetails(), (SentenceDetails?)null);
        List<ChargeDetails> charges = [];
        foreach (var column in table.Columns)
        {
            var cell = row.Row[column.At];
            if (cell.IsEmpty) continue;
            if (column.Use.Role == ColumnRole.Term)
            {
                term = SentenceWords.Read(cell.Text);
                if (term is null) row.Reject(column.Heading, "Import.NotATerm", cell.Text);
            }
            if (column.Use is not { Role: ColumnRole.Field, Field: { } field }) continue;
            if (PrisonerHeadings.IsOf(RecordKind.Charge, field)) await Charge(row, column, field, cell, charges, cancel);
            else await Set(row, column, field, cell, Of(field), cancel);
        }
        if (arrest.On is { Extent: DateExtent.Each } several) row.Reject(null, "Errors.EventOnSeveralDates", several.Text);
        if (stay.FacilityId is not null) From(row, stay, arrest);
        if (term is not null && charges.Count == 0) row.Reject(null, "Import.SentenceOfWhat");
        if (row.Problems.Count > 0) return;
        foreach (var problem in FieldRules.Check(PersonDetails.Catalogue, person)) row.Reject(null, problem);
        if (same is null) await _likely.Ask(row, person, cancel);
        var level = ImportPlan.Level(table, row) ?? Confidentiality.Internal;
        var (source, locator) = (table.Text(row.Row, ColumnRole.Source), table.Text(row.Row, ColumnRole.Locator));
        row.Fate = same?.Id is null ? RowFate.New : RowFate.Changed;
        row.Write = async (work, stop) =>
        {
            var from = await plan.Source(work, source, level, stop);
            if (!from.Succeeded) return from;
            var writing = new LogWriting(work, from.Value, locator, level, announced: false, stop);
            return await Write(writing, new(person, same?.Id, Told(arrest) ? arrest : null,
                stay.FacilityId is null ? null : stay, prosecution, charges, term is null ? null : term with { On = sentence.On }));
        };

        object Of(FieldDescriptor field) => PrisonerHeadings.IsOf(RecordKind.Person, field) ? person
            : PrisonerHeadings.IsOf(RecordKind.CustodyEvent, field) ? arrest
            : PrisonerHeadings.IsOf(RecordKind.Prosecution, field) ? prosecution
            : PrisonerHeadings.IsOf(RecordKind.Sentence, field) ? sentence : stay;
    }

    private async Task Set(PlannedRow row, ImportColumn column, FieldDescriptor field, FileCell cell, object details,
        CancellationToken cancel)
    {
        if (field.Kind == FieldKind.Link)
        {
            var (id, unknown) = await plan.Names.Find(field.LinkTo!.Value, cell.Text, cancel);
            if (unknown is not null) row.Reject(column.Heading, unknown);
            else field.Set(details, id);
            return;
        }
        var read = CellReader.Read(field, cell);
        if (read.Problem is { } problem) row.Reject(column.Heading, problem);
        else field.Set(details, read.Value);
    }

    /// <summary>Several charges stand in one cell, a semicolon or a line between them, and their articles in the same order.</summary>
    private async Task Charge(PlannedRow row, ImportColumn column, FieldDescriptor field, FileCell cell, List<ChargeDetails> charges,
        CancellationToken cancel)
    {
        string[] parts = field.Key == "on" ? [cell.Text]
            : cell.Text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (charges.Count > 0 && parts.Length != charges.Count && parts.Length > 1)
        {
            row.Reject(column.Heading, "Import.ChargesDiffer", parts.Length, charges.Count);
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

    private static async Task<Outcome<long>> Write(LogWriting writing, Story story)
    {
        var person = await writing.Person(story.Person, story.Known);
        if (!person.Succeeded) return person;
        // Of somebody on record it is asked whether the arrest or the charge is one on record.
        var another = story.Known is null ? SameRecord.Another : null;
        long? prosecution = null;
        if (story.Charges.Count > 0 || story.Prosecution != new ProsecutionDetails())
        {
            var opened = await writing.Save(LogPart.Charge, story.Prosecution with { PersonId = person.Value }, another);
            if (!opened.Succeeded) return opened;
            prosecution = opened.Value;
        }
        long charge = 0;
        foreach (var one in story.Charges)
        {
            var charged = await writing.Save(LogPart.Charge,
                one with { PersonId = person.Value, ProsecutionId = prosecution!.Value }, another);
            if (!charged.Succeeded) return charged;
            if (charge == 0) charge = charged.Value;
        }
        if (story.Arrest is { } arrest && await writing.Save(LogPart.Arrest,
            arrest with { PersonId = person.Value, ProsecutionId = prosecution }, another) is { Succeeded: false } refused) return refused;
        if (story.Stay is { } stay && await writing.Save(LogPart.Stay, stay with { PersonId = person.Value }, another)
            is { Succeeded: false } unhoused) return unhoused;
        if (story.Sentence is { } sentence && await writing.Save(LogPart.Sentence,
            sentence with { PersonId = person.Value, ProsecutionId = prosecution!.Value, ChargeId = charge }, another)
            is { Succeeded: false } unsentenced) return unsentenced;
        return person;
    }
}
