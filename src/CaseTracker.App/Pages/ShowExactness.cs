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
        var seen = new SeenSql(db, clearance);
        var statement = string.Join(" UNION ALL ", fields.Select(field =>
            $"SELECT '{field.Key}' AS Field, {Counts(field)} {seen.FromSeen(type, "r")}"));
        var counted = (await db.Database.SqlQueryRaw<Counted>(statement, [.. seen.Levels()]).ToListAsync(cancel))
            .ToDictionary(count => count.Field);
        return fields.Select(field => (Field: field, Of: counted[field.Key])).Where(line => line.Of.Records > 0)
            .Select(line => new ExactnessLine(
            type.Kind, line.Field.Key, line.Field.Label, line.Field.Kind == FieldKind.Date, line.Of.Records, line.Of.Given, line.Of.Stated,
                line.Of.PartlyStated, line.Of.Inferred,
            line.Of.Doubtful, line.Of.OneDay, line.Of.WithoutValue));
    }

    private static string Counts(FieldDescriptor field)
    {
        var column = $"r.{RecordType.Column(field)}";
        var given = $"COUNT(*) AS Records, {Count($"{column}_Text IS NOT NULL")} AS Given";
        return field.Kind == FieldKind.Date
            ? $"{given}, {string.Join(", ", Enum.GetNames<DateBasis>()
                .Select(basis => $"{Count($"{column}_Basis = '{basis}'")} AS {basis}"))}, {Count($"{column}_Qualified = 1")} AS Doubtful, "
                + $"{Count($"{column}_Extent = '{DateExtent.Day}' AND {column}_Qualified = 0")} AS OneDay, 0 AS WithoutValue"
            : $"{given}, {string.Join(", ", Enum.GetNames<DateBasis>().Select(basis => $"0 AS {basis}"))}, "
                + $"{Count($"{column}_Bound = '{NumberBound.About}'")} AS Doubtful, 0 AS OneDay, "
                + $"{Count($"{column}_Bound = '{NumberBound.WordsOnly}'")} AS WithoutValue";
    }

    private static string Count(string condition) => $"COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)";

    private sealed record Counted(string Field, int Records, int Given, int Stated, int PartlyStated, int Inferred, int Doubtful,
        int OneDay, int WithoutValue);
}
