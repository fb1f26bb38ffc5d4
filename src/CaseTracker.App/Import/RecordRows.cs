using System.Globalization;
using CaseTracker.App.Audit;
using CaseTracker.App.History;
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
internal static class RecordRows
{
    public static RowPlanner Of(ImportTable table, RecordType type, RecordList? list, ImportPlan plan) =>
        (RowPlanner)Activator.CreateInstance(typeof(RecordRows<>).MakeGenericType(type.Definition.Details), table, type, list, plan)!;
}

internal sealed class RecordRows<T> : RowPlanner where T : class, IDetails<T>, new()
{
    private const int Batch = 500;

    private readonly Dictionary<long, StoredRecord> _stored = [];
    private readonly Dictionary<long, string> _names = [];
    private readonly RecordType<T> _type;
    private readonly RecordList? _list;
    private readonly ImportPlan _plan;
    private readonly LikelyNames _likely;

    public RecordRows(ImportTable table, RecordType<T> type, RecordList? list, ImportPlan plan) =>
        (Table, _type, _list, _plan, _likely) = (table, type, list, plan, new(plan));

    public override async Task Prepare(IReadOnlyList<PlannedRow> rows, CancellationToken cancel)
    {
        await _plan.KnowAgain(Table, rows, _type, cancel);
        foreach (var batch in rows.Select(row => Table.Text(row.Row, ColumnRole.Record)).OfType<string>().Select(CellReader.Number)
            .OfType<long>().Distinct().Chunk(Batch))
        {
            foreach (var id in batch) _stored.Remove(id);
            var seen = await new SeenSql(_plan.Db, _plan.User.Clearance).Among(_type.Kind, batch, cancel);
            var standing = await _type.Standing(_plan.Db, seen, cancel);
            foreach (var stored in standing) _stored[stored.Id] = stored;
            foreach (var (id, name) in await LinkNames.For(_plan.Db, standing.SelectMany(stored =>
                T.Catalogue.Links((T)stored.Details)).Where(id => id is not (null or 0)), _plan.User.Clearance, cancel))
                _names[id] = name;
        }
    }

    public override Task Expect(IReadOnlyList<PlannedRow> rows, CancellationToken cancel) => _type.Kind != RecordKind.Person
        ? Task.CompletedTask : _likely.Expect(Table, rows.Where(row => Table.Text(row.Row, ColumnRole.Record) is null), cancel);

    public override void Forget(PlannedRow row)
    {
        _likely.Forget(row);
        _plan.Forget(row);
    }

    public override async Task One(PlannedRow row, CancellationToken cancel)
    {
        var id = ImportPlan.Record(Table, row);
        if (row.Problems.Count > 0) return;
        if (id is { } known) await Known(row, known, cancel);
        else await New(row, cancel);
    }

    private async Task Known(PlannedRow row, long id, CancellationToken cancel)
    {
        if (!_stored.TryGetValue(id, out var stored) || _type.Redacted(stored, _plan.User.Clearance) is not var (seen, hidden))
        {
            row.Reject(Table.Find(ColumnRole.Record), "Import.NoSuchRecord", id);
            return;
        }
        if (Table.Text(row.Row, ColumnRole.SameAs) is { } same && CellReader.Number(same) != id)
            row.Reject(Table.Find(ColumnRole.SameAs), "Import.SameAsAndRecord", same, id);
        var details = T.Catalogue.Copy((T)seen);
        var (stale, before) = await AsExported(row, stored, cancel);
        List<FieldDescriptor> changed = [];
        foreach (var (field, columns) in Fields())
        {
            // A link to what the viewer may not see is hidden as a hidden field is.
            if (hidden.Contains(field.Key) || field.Kind == FieldKind.Link && field.Get(seen) is long and not 0 and var to
                && !_names.ContainsKey(to))
            {
                if (columns.Find(column => !IsRestricted(row.Row[column.At])) is { } written) row.Reject(written, "Import.FieldHidden");
                continue;
            }
            if (await Change(row, field, columns, seen, details, cancel) is { } at
                && IsTaken(row, field, at, seen, details, stale, before)) changed.Add(field);
        }
        WorkedOut(row, seen, changed, hidden);
        var level = ImportPlan.Level(Table, row) ?? stored.Level;
        if (row.Problems.Count > 0 || (changed.Count == 0 && level == stored.Level)) return;
        Check(row, details);
        row.Fate = RowFate.Changed;
        var (source, locator) = await _plan.SourceOf(Table, row, cancel);
        row.Write = (work, stop) => Saved(work, new(id, stored.Version, details, level, ProgramReasons.Imported), source, locator,
            [.. changed.Select(one => one.Key)], stop);
    }

    /// <summary>How the record stood when the file was made of it.</summary>
    /// <returns>Whether it has been changed since, and what it was then: null where that cannot be told.</returns>
    private async Task<(bool Stale, object? Before)> AsExported(PlannedRow row, StoredRecord stored, CancellationToken cancel)
    {
        if (Table.Text(row.Row, ColumnRole.Version) is not { } text
            || text == stored.Version.ToString(CultureInfo.InvariantCulture)) return (false, null);
        var changes = await RecordChanges.Of(_plan.Db, stored, cancel);
        // Each version is a line of the log; where that is not so, no one of them is taken for the file's.
        return (true, CellReader.Number(text) is { } version && version > 0 && version < stored.Version
            && changes.Count == stored.Version ? changes[(int)(stored.Version - version) - 1].Before?.Details : null);
    }

    /// <summary>Whether what a cell says otherwise is taken. What the file has as the record was then is no change of the file's.</summary>
    private bool IsTaken(PlannedRow row, FieldDescriptor field, ImportColumn at, object seen, T details, bool stale, object? before)
    {
        var (shows, says) = (Shown(field, seen), Shown(field, details));
        var taken = _plan.Answers.Taken.TryGetValue((row.Number, at.At), out var answer) ? answer : (bool?)null;
        var untouched = before is not null && Equals(field.Get(before), field.Get(details));
        var conflict = stale && !untouched && (before is null || !Equals(field.Get(before), field.Get(seen)));
        if (taken is false || untouched)
        {
            field.Set(details, field.Get(seen));
            row.Note(at, untouched ? CellState.Same : CellState.Kept, says, shows);
            return false;
        }
        row.Note(at, conflict ? CellState.Conflict : CellState.Changed, says, shows);
        if (conflict && taken is null) row.Reject(at, "Import.ChangedMeanwhile", shows, says);
        return true;
    }

    private async Task New(PlannedRow row, CancellationToken cancel)
    {
        var same = ImportPlan.Same(Table, row);
        var answer = _plan.Answer(row, _type.Kind);
        if (row.Problems.Count > 0) return;
        // What was imported before is known again before it is asked who it is.
        if (_plan.IsKnown(Table, row, _type.Kind, same ?? answer)) return;
        var (details, empty) = (new T(), new T());
        List<string> filled = [];
        foreach (var (field, columns) in Fields())
            if (await Change(row, field, columns, empty, details, cancel) is { } at)
            {
                row.Note(at, CellState.Understood, Shown(field, details));
                filled.Add(field.Key);
            }
            else if (columns.Exists(column => column.Use.Role == ColumnRole.Field && !row.Row[column.At].IsEmpty)) filled.Add(field.Key);
        WorkedOut(row, details, [], System.Collections.Frozen.FrozenSet<string>.Empty);
        NotRead(row, filled.Select(key => FieldFormatter.Of(_type.Find(key)!.Get(details))));
        if (_list?.Preset is { } preset && !preset.Values.Contains($"{_type.Find(preset.Field)!.Get(details)}"))
            row.Reject(null, "Import.NotOnList", _list.Title);
        var (source, locator) = await _plan.SourceOf(Table, row, cancel);
        if (row.Problems.Count > 0) return;
        if (_type.Kind == RecordKind.Person && same is null) await _likely.Ask(row, details, answer, cancel);
        else if (same is null && await SecondSources.Asked(_plan.Db, T.Catalogue, details, _plan.User.Clearance, cancel) is { } asked)
            ImportPlan.Ask(row, asked, answer);
        same ??= answer;
        Check(row, details);
        var level = ImportPlan.Level(Table, row) ?? Confidentiality.Internal;
        row.Fate = same?.Id is null ? RowFate.New : RowFate.Changed;
        row.Write = (work, stop) =>
            Saved(work, new(null, 0, details, level) { Same = same }, T.Catalogue.Sourced ? source : null, locator, filled, stop);
        if (details is PersonDetails person && same?.Id is { } known) Fill(row, person, known, source, locator, level);
    }

    /// <summary>What the program works out is not read in the row of a new record; what stands there would be lost.</summary>
    private void NotRead(PlannedRow row, IEnumerable<string?> said)
    {
        foreach (var column in Table.Columns.Where(column => column.Use is { Role: ColumnRole.WorkedOut, Field: null }))
            if (row.Row[column.At] is { IsEmpty: false, Text: var text } && !said.Contains(text))
                row.Reject(column, "Import.NotReadInNew", text);
    }

    /// <summary>Saves a row's record, cited for those of its fields from the source that the row names; null names none.</summary>
    private async Task<Outcome<long>> Saved(WriteContext work, Save<T> save, string? said, string? locator, IEnumerable<string> fields,
        CancellationToken stop)
    {
        if (said is not null)
        {
            var source = await _plan.Source(work, said, save.Confidentiality, stop);
            if (!source.Succeeded) return source;
            save = save with
            {
                Citations = [.. fields.Select(key => T.Catalogue.Find(key)!)
                    .Where(field => field is { Sourced: true, Owner: false, Ties: false })
                    .Select(field => NewCitation.Of(source.Value, field, field.Get(save.Details), locator))],
            };
        }
        return await _type.Save(new RecordWriter(new NestedUnitOfWork(work)), work.CurrentUser, save, stop);
    }

    /// <summary>Somebody on record of whom the file tells: what is empty is filled, another name is kept beside the first, and what is
    /// told otherwise is cited.</summary>
    private void Fill(PlannedRow row, PersonDetails person, long known, string? source, string? locator, Confidentiality level)
    {
        row.Fate = RowFate.Changed;
        row.Write = async (work, stop) =>
        {
            var from = await _plan.Source(work, source, level, stop);
            return from.Succeeded
                ? await new LogWriting(work, from.Value, locator, level, announced: false, stop).Person(person, known) : from;
        };
    }

    /// <summary>The fields that the file has columns for, each with its columns.</summary>
    private IEnumerable<(FieldDescriptor Field, List<ImportColumn> Columns)> Fields() => _type.Fields
        .Select(field => (field, Columns: Table.Columns.Where(column => column.Use.Field == field
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
        if (Written(field, stands).Any(words => FileCell.Of(words).Text == cell.Text))
        {
            row.Note(column, cell.IsEmpty ? CellState.Empty : CellState.Same, Shown(field, before));
            return null;
        }
        var read = CellReader.Read(field, cell);
        if (read.Problem is { } problem)
        {
            row.Reject(column, problem);
            return null;
        }
        field.Set(details, read.Value);
        if (!Equals(field.Get(details), stands)) return column;
        row.Note(column, CellState.Same, Shown(field, before));
        return null;
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
                row.Reject(byNumber, "Import.NotANumber", number);
                return null;
            }
            if (await _plan.Names.Called(field.LinkTo, id, cancel) is not { } called)
            {
                row.Reject(byNumber, "Import.NoSuchRecord", id);
                return null;
            }
            _names[id] = called;
            field.Set(details, id);
            return byNumber;
        }
        var name = byName is null ? null : row.Row[byName.At].Text;
        var standing = stands is { } linked ? FileCell.Of(_names.GetValueOrDefault(linked)).Text : "";
        if (name is { Length: > 0 } && name != standing)
        {
            var (id, problem) = await _plan.Names.Find(field.LinkTo!.Value, name, cancel);
            if (problem is not null) row.Reject(byName!, problem);
            else if (id is { } found && found != stands)
            {
                _names[found] = await _plan.Names.Called(field.LinkTo, found, cancel) ?? name;
                field.Set(details, id);
                return byName;
            }
            else row.Note(byName!, CellState.Same, standing);
            return null;
        }
        // Emptied: in each of the columns that the file has for it.
        if (stands is null || name is { Length: > 0 } || number.Length > 0)
        {
            foreach (var column in columns) row.Note(column, stands is null ? CellState.Empty : CellState.Same, standing);
            return null;
        }
        field.Set(details, null);
        return byNumber ?? byName;
    }

    /// <summary>What is worked out from a field cannot be changed by itself; whoever writes there is told where to.</summary>
    private void WorkedOut(PlannedRow row, object seen, IReadOnlyCollection<FieldDescriptor> changed,
        IReadOnlySet<string> hidden)
    {
        foreach (var column in Table.Columns.Where(column => column.Use is { Role: ColumnRole.WorkedOut, Field: not null }))
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
                && !bounds.Contains(cell.Text)) row.Reject(column, "Import.IsWorkedOut", cell.Text, field.Label);
        }

        static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        static string? Digits(decimal? number) => number?.ToString("0.###############", CultureInfo.InvariantCulture);
    }

    private void Check(PlannedRow row, T details)
    {
        foreach (var problem in FieldRules.Check(T.Catalogue, details)) row.Reject(Table.Find(problem), problem);
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

    /// <summary>A value as somebody reads it, a date with its bounds.</summary>
    private string Shown(FieldDescriptor field, object details) => field.Get(details) switch
    {
        null => "–",
        long id when field.Kind == FieldKind.Link => _names.GetValueOrDefault(id) ?? id.ToString(CultureInfo.InvariantCulture),
        var value => CellReader.Shown(value) ?? "–",
    };
}
