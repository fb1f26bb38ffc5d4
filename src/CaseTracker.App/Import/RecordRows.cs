using System.Globalization;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Import.Reading;
using CaseTracker.App.Lists;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Understands the rows of a table of one kind of record: new ones, and those on record with what changes in them.</summary>
internal abstract class RecordRows
{
    public abstract Task<IReadOnlyList<PlannedRow>> Plan(ImportTable table, CancellationToken cancel);

    public static RecordRows Of(RecordType type, RecordList? list, ImportPlan plan) => (RecordRows)Activator.CreateInstance(
        typeof(RecordRows<>).MakeGenericType(type.Definition.Details), type, list, plan)!;
}

internal sealed class RecordRows<T>(RecordType<T> type, RecordList? list, ImportPlan plan) : RecordRows where T : class, IDetails<T>, new()
{
    private const int Batch = 500;

    private readonly Dictionary<long, StoredRecord> _stored = [];
    private readonly LikelyNames _likely = new(plan);
    private Dictionary<long, string> _names = [];

    public override async Task<IReadOnlyList<PlannedRow>> Plan(ImportTable table, CancellationToken cancel)
    {
        await plan.KnowAgain(table, cancel);
        var rows = table.Rows.Select(row => new PlannedRow(row)).ToList();
        var numbers = rows.ToDictionary(row => row, row => ImportPlan.Record(table, row));
        await ReadStored([.. numbers.Values.OfType<long>().Distinct()], cancel);
        foreach (var batch in rows.Chunk(Batch))
        {
            if (type.Kind == RecordKind.Person) await _likely.Expect(table, batch.Where(row => numbers[row] is null), cancel);
            foreach (var row in batch)
            {
                cancel.ThrowIfCancellationRequested();
                if (row.Problems.Count > 0) continue;
                if (numbers[row] is { } id) await Known(table, row, id, cancel);
                else await New(table, row, cancel);
            }
        }
        return rows;
    }

    private async Task ReadStored(List<long> ids, CancellationToken cancel)
    {
        foreach (var batch in ids.Chunk(Batch))
        {
            var seen = await new SeenSql(plan.Db, plan.User.Clearance).Among(type.Kind, batch, cancel);
            foreach (var stored in await type.Standing(plan.Db, seen, cancel)) _stored[stored.Id] = stored;
        }
        _names = await LinkNames.For(plan.Db, _stored.Values.SelectMany(stored =>
            T.Catalogue.Links((T)stored.Details)).Where(id => id is not (null or 0)), plan.User.Clearance, cancel);
    }

    private async Task Known(ImportTable table, PlannedRow row, long id, CancellationToken cancel)
    {
        if (!_stored.TryGetValue(id, out var stored) || type.Redacted(stored, plan.User.Clearance) is not var (seen, hidden))
        {
            row.Reject(table.Heading(ColumnRole.Record), "Import.NoSuchRecord", id);
            return;
        }
        var details = T.Catalogue.Copy((T)seen);
        List<(ImportColumn Column, FieldDescriptor Field)> changed = [];
        foreach (var (field, columns) in Fields(table))
        {
            // A link to what the viewer may not see is hidden as a hidden field is.
            if (hidden.Contains(field.Key) || field.Kind == FieldKind.Link && field.Get(seen) is long and not 0 and var to
                && !_names.ContainsKey(to))
            {
                if (columns.Find(column => !IsRestricted(row.Row[column.At])) is { } written)
                    row.Reject(written.Heading, "Import.FieldHidden");
                continue;
            }
            if (await Change(row, field, columns, seen, details, cancel) is { } at) changed.Add((at, field));
        }
        WorkedOut(table, row, seen, [.. changed.Select(one => one.Field)], hidden);
        var level = ImportPlan.Level(table, row) ?? stored.Level;
        if (row.Problems.Count > 0 || (changed.Count == 0 && level == stored.Level)) return;
        if (table.Text(row.Row, ColumnRole.Version) is { } version
            && version != stored.Version.ToString(CultureInfo.InvariantCulture))
            foreach (var (column, field) in changed)
                row.Reject(column.Heading, "Import.ChangedMeanwhile", Shown(field, seen), Shown(field, details));
        Check(table, row, details);
        row.Fate = RowFate.Changed;
        var (source, locator) = (table.Text(row.Row, ColumnRole.Source), table.Text(row.Row, ColumnRole.Locator));
        row.Write = (work, stop) => Saved(work, new(id, stored.Version, details, level, ProgramReasons.Imported), source, locator,
            [.. changed.Select(one => one.Field.Key)], stop);
    }

    private async Task New(ImportTable table, PlannedRow row, CancellationToken cancel)
    {
        var same = ImportPlan.Same(table, row);
        if (row.Problems.Count > 0) return;
        // What was imported before is known again before it is asked who it is.
        if (plan.IsKnown(table, row, same is { Id: null })) return;
        var (details, empty) = (new T(), new T());
        List<string> filled = [];
        foreach (var (field, columns) in Fields(table))
            if (await Change(row, field, columns, empty, details, cancel) is not null
                || columns.Exists(column => column.Use.Role == ColumnRole.Field && !row.Row[column.At].IsEmpty)) filled.Add(field.Key);
        if (list?.Preset is { } preset && !preset.Values.Contains($"{type.Find(preset.Field)!.Get(details)}"))
            row.Reject(null, "Import.NotOnList", list.Title);
        if (row.Problems.Count > 0) return;
        if (type.Kind == RecordKind.Person && same is null) await _likely.Ask(row, details, cancel);
        Check(table, row, details);
        var level = ImportPlan.Level(table, row) ?? Confidentiality.Internal;
        row.Fate = RowFate.New;
        var (source, locator) = (table.Text(row.Row, ColumnRole.Source), table.Text(row.Row, ColumnRole.Locator));
        row.Write = (work, stop) =>
            Saved(work, new(null, 0, details, level) { Same = same }, T.Catalogue.Sourced ? source : null, locator, filled, stop);
        if (details is PersonDetails person && same?.Id is { } known) Fill(row, person, known, source, locator, level);
    }

    /// <summary>Saves a row's record, cited for those of its fields from the source that the row names; null names none.</summary>
    private async Task<Outcome<long>> Saved(WriteContext work, Save<T> save, string? said, string? locator, IEnumerable<string> fields,
        CancellationToken stop)
    {
        if (said is not null)
        {
            var source = await plan.Source(work, said, save.Confidentiality, stop);
            if (!source.Succeeded) return source;
            save = save with
            {
                Citations = [.. fields.Select(key => T.Catalogue.Find(key)!)
                    .Where(field => field is { Sourced: true, Owner: false, Ties: false })
                    .Select(field => NewCitation.Of(source.Value, field, field.Get(save.Details), locator))],
            };
        }
        return await type.Save(new RecordWriter(new NestedUnitOfWork(work)), work.CurrentUser, save, stop);
    }

    /// <summary>Somebody on record of whom the file tells: what is empty is filled, another name is kept beside the first, and what is
    /// told otherwise is cited.</summary>
    private void Fill(PlannedRow row, PersonDetails person, long known, string? source, string? locator, Confidentiality level)
    {
        row.Fate = RowFate.Changed;
        row.Write = async (work, stop) =>
        {
            var from = await plan.Source(work, source, level, stop);
            return from.Succeeded
                ? await new LogWriting(work, from.Value, locator, level, announced: false, stop).Person(person, known) : from;
        };
    }

    /// <summary>The fields that the file has columns for, each with its columns.</summary>
    private IEnumerable<(FieldDescriptor Field, List<ImportColumn> Columns)> Fields(ImportTable table) => type.Fields
        .Select(field => (field, Columns: table.Columns.Where(column => column.Use.Field == field
            && column.Use.Role is ColumnRole.Field or ColumnRole.LinkedRecord).ToList()))
        .Where(one => one.Columns.Count > 0);

    /// <summary>Takes what the cells say into the details. An empty cell of a record on record empties the field; what is written as
    /// exports write it is no change.</summary>
    /// <returns>The column of the change; null where there is none, or where it cannot be read.</returns>
    private async Task<ImportColumn?> Change(PlannedRow row, FieldDescriptor field, List<ImportColumn> columns, object before, T details,
        CancellationToken cancel)
    {
        if (field.Kind == FieldKind.Link) return await Linked(row, field, columns, before, details, cancel);
        var column = columns[0];
        var (cell, stands) = (row.Row[column.At], field.Get(before));
        if (Written(field, stands).Any(words => FileCell.Of(words).Text == cell.Text)) return null;
        var read = CellReader.Read(field, cell);
        if (read.Problem is { } problem)
        {
            row.Reject(column.Heading, problem);
            return null;
        }
        field.Set(details, read.Value);
        return Equals(field.Get(details), stands) ? null : column;
    }

    private async Task<ImportColumn?> Linked(PlannedRow row, FieldDescriptor field, List<ImportColumn> columns, object before, T details,
        CancellationToken cancel)
    {
        var stands = field.Get(before) is long and not 0 ? field.Get(before) as long? : null;
        var (byNumber, byName) = (columns.Find(column => column.Use.Role == ColumnRole.LinkedRecord),
            columns.Find(column => column.Use.Role == ColumnRole.Field));
        var number = byNumber is null ? "" : TextFold.Of(row.Row[byNumber.At].Text);
        if (byNumber is not null && number != (stands?.ToString(CultureInfo.InvariantCulture) ?? "") && number.Length > 0)
        {
            if (CellReader.Number(number) is not { } id)
            {
                row.Reject(byNumber.Heading, "Import.NotANumber", number);
                return null;
            }
            field.Set(details, id);
            return byNumber;
        }
        var name = byName is null ? null : row.Row[byName.At].Text;
        var called = stands is { } linked ? FileCell.Of(_names.GetValueOrDefault(linked)).Text : "";
        if (name is { Length: > 0 } && name != called)
        {
            var (id, problem) = await plan.Names.Find(field.LinkTo!.Value, name, cancel);
            if (problem is not null) row.Reject(byName!.Heading, problem);
            else if (id != stands)
            {
                field.Set(details, id);
                return byName;
            }
            return null;
        }
        // Emptied: in each of the columns that the file has for it.
        if (stands is null || name is { Length: > 0 } || number.Length > 0) return null;
        field.Set(details, null);
        return byNumber ?? byName;
    }

    /// <summary>What is worked out from a field cannot be changed by itself; whoever writes there is told where to.</summary>
    private static void WorkedOut(ImportTable table, PlannedRow row, object seen, IReadOnlyCollection<FieldDescriptor> changed,
        IReadOnlySet<string> hidden)
    {
        foreach (var column in table.Columns.Where(column => column.Use is { Role: ColumnRole.WorkedOut, Field: not null }))
        {
            var (field, cell) = (column.Use.Field!, row.Row[column.At]);
            if (cell.IsEmpty || changed.Contains(field) || hidden.Contains(field.Key)) continue;
            string?[] bounds = field.Get(seen) switch
            {
                ImpreciseDate date => [Iso(date.Earliest), Iso(date.Latest)],
                BoundedNumber { Limits: var limits } => [Digits(limits.AtLeast), Digits(limits.AtMost)],
                _ => [],
            };
            if (cell.Kind != CellKind.Text && !bounds.Contains(cell.Text) || cell.Kind == CellKind.Text && char.IsDigit(cell.Text[0])
                && !bounds.Contains(cell.Text)) row.Reject(column.Heading, "Import.IsWorkedOut", cell.Text, field.Label);
        }

        static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        static string? Digits(decimal? number) => number?.ToString("0.###############", CultureInfo.InvariantCulture);
    }

    private static void Check(ImportTable table, PlannedRow row, T details)
    {
        foreach (var problem in FieldRules.Check(T.Catalogue, details)) row.Reject(table.Heading(problem), problem);
    }

    /// <summary>The words in which exports and people write a value that stands.</summary>
    private static IEnumerable<string?> Written(FieldDescriptor field, object? value) => value switch
    {
        null => [""],
        ImpreciseDate { Earliest: { } day } date when Exchange.Sheets.DateCells.IsDay(date) =>
            [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), date.Text],
        ImpreciseDate date => [.. Texts.Languages.Select(date.Localize), date.Text],
        _ => [FieldFormatter.Of(value)],
    };

    private static bool IsRestricted(FileCell cell) => cell.IsEmpty || Texts.InEach("Export.Restricted").Contains(cell.Text);

    private string Shown(FieldDescriptor field, object details) => field.Get(details) switch
    {
        null => "–",
        long id when field.Kind == FieldKind.Link => _names.GetValueOrDefault(id) ?? id.ToString(CultureInfo.InvariantCulture),
        var value => FieldFormatter.Of(value) ?? "–",
    };
}
