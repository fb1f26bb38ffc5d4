using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Pages;

/// <summary>How exact one field is, over all records of its kind that the viewer may see.</summary>
/// <param name="Field">The field's key; <paramref name="Label"/> its name.</param>
/// <param name="Records">How many records there are; <paramref name="Given"/>: in how many of them the field holds something.</param>
/// <param name="Doubtful">How many hold a date that is marked as uncertain or approximate, or a number that its words call
/// approximate.</param>
/// <param name="OneDay">How many hold one day that nobody doubts.</param>
/// <param name="WithoutValue">How many hold a number in words only: "dozens".</param>
public sealed record ExactnessLine(RecordKind Kind, string Field, string Label, bool IsDate, int Records, int Given, int Stated,
    int PartlyStated, int Inferred, int Doubtful, int OneDay, int WithoutValue)
{
    /// <summary>How many hold nothing: not known, or not asked yet.</summary>
    public int Empty => Records - Given;
}

/// <summary>How exact the register is: every field that holds a date or a number, in the order of the kinds and their forms.</summary>
public sealed record Exactness(IReadOnlyList<ExactnessLine> Dates, IReadOnlyList<ExactnessLine> Numbers)
{
    public bool IsEmpty => Dates.Count == 0 && Numbers.Count == 0;
}

/// <summary>Counts the dates of the whole register by where they come from, and the numbers that have no value.</summary>
public sealed class ShowExactness
{
    /// <summary>Counts a field.</summary>
    private const int Each = 7;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowExactness(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<Exactness>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Exactness>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var lines = new List<ExactnessLine>();
        foreach (var type in RecordTypes.All.Values.OrderBy(type => type.Kind))
            lines.AddRange(await Lines(db, type, user.Clearance, cancel));
        return Outcome<Exactness>.Of(new([.. lines.Where(line => line.IsDate)], [.. lines.Where(line => !line.IsDate)]));
    }

    private static async Task<IEnumerable<ExactnessLine>> Lines(CaseTrackerDb db, RecordType type, Confidentiality clearance,
        CancellationToken cancel)
    {
        var fields = type.Fields.Where(field => field.Kind is FieldKind.Date or FieldKind.Number && field.Sensitivity <= clearance)
            .ToList();
        if (fields.Count == 0) return [];
        var counted = await Counted(db, type, fields, clearance, cancel);
        var records = counted[0];
        return records == 0 ? [] : fields.Select((field, index) => Line(type, field, records, counted.AsSpan(1 + (index * Each))));
    }

    private static ExactnessLine Line(RecordType type, FieldDescriptor field, int records, ReadOnlySpan<int> of) => new(
        type.Kind, field.Key, field.Label, field.Kind == FieldKind.Date, records, of[0], of[1], of[2], of[3], of[4], of[5], of[6]);

    /// <summary>How many records there are, and seven counts a field: the table is gone through once for all of them.</summary>
    private static async Task<int[]> Counted(CaseTrackerDb db, RecordType type, List<FieldDescriptor> fields, Confidentiality clearance,
        CancellationToken cancel)
    {
        var seen = new SeenSql(db, clearance);
        var statement = $"SELECT CONCAT_WS(' ', COUNT(*), {string.Join(", ", fields.SelectMany(Counts))}) AS Value "
            + seen.FromSeen(type, "r");
        var counts = (await db.Database.SqlQueryRaw<string>(statement, [.. seen.Levels()]).ToListAsync(cancel))[0];
        return [.. counts.Split(' ').Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
    }

    /// <summary>In the order of <see cref="ExactnessLine"/>, from <see cref="ExactnessLine.Given"/> on.</summary>
    private static IEnumerable<string> Counts(FieldDescriptor field)
    {
        var column = $"r.{RecordType.Column(field)}";
        yield return Count($"{column}_Text IS NOT NULL");
        foreach (var basis in Enum.GetNames<DateBasis>())
            yield return field.Kind == FieldKind.Date ? Count($"{column}_Basis = '{basis}'") : "0";
        yield return Count(field.Kind == FieldKind.Date ? $"{column}_Qualified = 1" : $"{column}_Bound = '{NumberBound.About}'");
        yield return field.Kind == FieldKind.Date ? Count($"{column}_Extent = '{DateExtent.Day}' AND {column}_Qualified = 0") : "0";
        yield return field.Kind == FieldKind.Date ? "0" : Count($"{column}_Bound = '{NumberBound.WordsOnly}'");
    }

    private static string Count(string condition) => $"COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)";
}
