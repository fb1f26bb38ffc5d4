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
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private Dictionary<string, long> _before = [];

    public CaseTrackerDb Db => db;
    public CurrentUser User => user;
    public LinkedNames Names { get; } = new(db, user);

    /// <summary>Finds out which rows were imported before.</summary>
    public async Task KnowAgain(ImportTable table, CancellationToken cancel)
    {
        var prints = table.Rows.Select(row => Fingerprint(table, row)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var batch in prints.Chunk(500))
            foreach (var row in await db.ImportedRows.AsNoTracking().Where(row => batch.Contains(row.Fingerprint)
                || batch.Contains(row.First)).ToListAsync(cancel)) _before[row.Fingerprint] = row.RecordId;
    }

    /// <summary>Whether a row without a number was imported before; else gives it the sign by which it is known again. A row that stands
    /// twice in the file is asked about, unless its column says that it is another.</summary>
    /// <returns>True: there is nothing to do for it.</returns>
    public bool IsKnown(ImportTable table, PlannedRow row, bool another)
    {
        var print = Fingerprint(table, row.Row);
        var times = _seen[print] = _seen.GetValueOrDefault(print) + 1;
        row.Fingerprint = times == 1 ? print : string.Create(CultureInfo.InvariantCulture, $"{print}#{times}");
        if (_before.ContainsKey(row.Fingerprint)) return true;
        if (times > 1 && !another) row.Reject(null, "Import.RowTwice");
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
        row.Reject(table.Heading(ColumnRole.Level), "Import.NoSuchChoice", text,
            string.Join(", ", Enum.GetValues<Confidentiality>().Select(one => FieldFormatter.Choice(one))));
        return null;
    }

    /// <summary>The number of the record that a row is; null for a row without one.</summary>
    public static long? Record(ImportTable table, PlannedRow row)
    {
        if (table.Text(row.Row, ColumnRole.Record) is not { } text) return null;
        var id = CellReader.Number(text);
        if (id is null) row.Reject(table.Heading(ColumnRole.Record), "Import.NotANumber", text);
        return id;
    }

    /// <summary>The answer in the column <see cref="ColumnRole.SameAs"/>: null where nobody has answered.</summary>
    public static SameRecord? Same(ImportTable table, PlannedRow row)
    {
        if (table.Text(row.Row, ColumnRole.SameAs) is not { } said) return null;
        if (Texts.Localize("Import.New").Split('|').Any(word => TextFold.Of(word) == TextFold.Of(said))) return SameRecord.Another;
        if (CellReader.Number(said) is { } id) return new(id);
        row.Reject(table.Heading(ColumnRole.SameAs), "Import.SameAsUnknown", said);
        return null;
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
