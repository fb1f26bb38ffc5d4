using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Database;
using CaseTracker.App.Import.Reading;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Import;

/// <summary>What every table of an import needs: the file, who imports it, and what is looked up once for all rows.</summary>
internal sealed class ImportPlan(CaseTrackerDb db, CurrentUser user, string kind, string fileName)
{
    // The rows that say the same, in their order.
    private readonly Dictionary<string, List<int>> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _before = [];

    public CaseTrackerDb Db => db;
    public CurrentUser User => user;
    public string Kind => kind;
    public LinkedNames Names { get; } = new(db, user);
    public ImportAnswers Answers { get; } = new();

    /// <summary>Finds out which rows were imported before, to records that stand.</summary>
    public async Task KnowAgain(ImportTable table, IReadOnlyList<PlannedRow> rows, RecordType type, CancellationToken cancel)
    {
        var prints = rows.Select(row => Fingerprint(table, row.Row)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var batch in prints.Chunk(500))
        {
            var found = await db.ImportedRows.AsNoTracking().Where(row => batch.Contains(row.Fingerprint) || batch.Contains(row.First))
                .ToListAsync(cancel);
            var standing = (await type.Standing(db, [.. found.Select(row => row.RecordId).Distinct()], cancel))
                .Select(stored => stored.Id).ToHashSet();
            foreach (var row in found.Where(row => standing.Contains(row.RecordId))) _before[row.Fingerprint] = row.RecordId;
        }
    }

    /// <summary>The row is understood anew, or was left out.</summary>
    public void Forget(PlannedRow row)
    {
        if (row.Fingerprint is { } print && _seen.TryGetValue(print.Split('#')[0], out var rows)) rows.Remove(row.Number);
    }

    /// <summary>What somebody has answered of a row's record.</summary>
    public SameRecord? Answer(PlannedRow row, RecordKind of) => Answers.Same.GetValueOrDefault((row.Number, of));

    /// <summary>Asks whether it is a record on record.</summary>
    /// <param name="asked">A problem with a <see cref="SameQuestion"/>.</param>
    public static void Ask(PlannedRow row, Problem asked, SameRecord? answer)
    {
        var question = SameQuestion.In(asked)!;
        row.Ask(new(question.Kind, "", [.. question.Likely.Select(one => new LikelySame(one.Id, one.Words, null, []))], null, answer));
        if (answer is null)
            row.Unanswered("Import.SameOrAnother", string.Join("; ", question.Likely.Select(one => $"{one.Id} {one.Words}")));
    }

    /// <summary>Whether a row without a number was imported before; else gives it the sign by which it is known again. A row that stands
    /// twice in the file is asked about, unless somebody has said that it is another.</summary>
    /// <param name="of">What its record is.</param>
    /// <returns>True: there is nothing to do for it.</returns>
    public bool IsKnown(ImportTable table, PlannedRow row, RecordKind of, SameRecord? answer)
    {
        var print = Fingerprint(table, row.Row);
        if (!_seen.TryGetValue(print, out var rows)) _seen[print] = rows = [];
        rows.Add(row.Number);
        rows.Sort();
        var times = rows.IndexOf(row.Number) + 1;
        row.Fingerprint = times == 1 ? print : string.Create(CultureInfo.InvariantCulture, $"{print}#{times}");
        if (_before.ContainsKey(row.Fingerprint)) return true;
        if (times == 1) return false;
        row.Ask(new(of, "", [], rows[0], answer));
        if (answer is not { Id: null }) row.Unanswered("Import.RowTwice");
        return false;
    }

    /// <summary>What a row says, whatever the order of its columns.</summary>
    private string Fingerprint(ImportTable table, FileRow row)
    {
        var said = table.Columns.Where(column => column.Use.Role is not (ColumnRole.LeftOut or ColumnRole.WorkedOut or ColumnRole.SameAs)
                && !row[column.At].IsEmpty)
            .Select(column => $"{column.Use.Role} {column.Use.Field?.Key} {column.Heading}={row[column.At].Text}")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{string.Join('\n', said)}")));
    }

    /// <summary>The level that a row asks for; null where it asks for none.</summary>
    public static Confidentiality? Level(ImportTable table, PlannedRow row)
    {
        if (table.Text(row.Row, ColumnRole.Level) is not { } text) return null;
        if (FieldReader.Read(FieldKind.Choice, typeof(Confidentiality), new(text)).Value is Confidentiality level) return level;
        row.Reject(table.Find(ColumnRole.Level), "Import.NoSuchChoice", text, CellReader.Near(typeof(Confidentiality), text));
        return null;
    }

    /// <summary>The number of the record that a row is; null for a row without one.</summary>
    public static long? Record(ImportTable table, PlannedRow row)
    {
        if (table.Text(row.Row, ColumnRole.Record) is not { } text) return null;
        var id = CellReader.Number(text);
        if (id is null) row.Reject(table.Find(ColumnRole.Record), "Import.NotANumber", text);
        return id;
    }

    /// <summary>The answer in the column <see cref="ColumnRole.SameAs"/>: null where nobody has answered.</summary>
    public static SameRecord? Same(ImportTable table, PlannedRow row)
    {
        if (table.Text(row.Row, ColumnRole.SameAs) is not { } said) return null;
        if (Texts.Localize("Import.New").Split('|').Any(word => TextFold.Of(word) == TextFold.Of(said))) return SameRecord.Another;
        // As the question lists it: the number, and behind it a name.
        if (CellReader.Number(said.Split(' ', 2)[0]) is { } id) return new(id);
        row.Reject(table.Find(ColumnRole.SameAs), "Import.SameAsUnknown", said);
        return null;
    }

    /// <summary>The source that a row names, and where in it; a title that several sources have is told of.</summary>
    public async Task<(string? Said, string? Locator)> SourceOf(ImportTable table, PlannedRow row, CancellationToken cancel)
    {
        var (said, locator) = (table.Text(row.Row, ColumnRole.Source), table.Text(row.Row, ColumnRole.Locator));
        if (said is null) return (null, locator);
        var (id, problem) = await Names.Find(RecordKind.Source, said, cancel);
        var column = table.Find(ColumnRole.Source)!;
        if (problem?.Key == "Import.LinkSeveral") row.Reject(column, problem);
        else if (id is null && CellReader.Number(said) is { } number) row.Reject(column, "Import.NoSuchRecord", number);
        else row.Note(column, CellState.Understood, id is { } known ? await Names.Called(RecordKind.Source, known, cancel)
            : Texts.Localize("Import.NewSource", said));
        return (said, locator);
    }

    /// <summary>The source of that number or title, or a new one of that title: a source is no vocabulary. Without one the file itself is
    /// the source.</summary>
    public async Task<Outcome<long>> Source(WriteContext work, string? said, Confidentiality level, CancellationToken cancel)
    {
        var title = said ?? Texts.Localize("Import.FileAsSource", fileName);
        if (long.TryParse(title, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return await RecordSight.Sees(work, id, cancel, RecordKind.Source) ? Outcome<long>.Of(id)
                : Outcome<long>.Failed(new Problem("Import.NoSuchRecord", id));
        var (found, problem) = await Names.Find(RecordKind.Source, title, cancel);
        if (found is { } known) return Outcome<long>.Of(known);
        if (problem?.Key == "Import.LinkSeveral") return Outcome<long>.Failed(problem);
        var made = await new RecordWriter(new NestedUnitOfWork(work)).Record<SourceRow, SourceDetails>(user,
            new(null, 0, new SourceDetails { Title = title, Kind = SourceKind.Other }, level), cancel);
        if (made.Succeeded) Names.Know(RecordKind.Source, title, made.Value);
        return made;
    }

    /// <summary>Before what was tried is tried again: what was made then is gone.</summary>
    public void Forget(RecordKind kind) => Names.Forget(kind);
}
