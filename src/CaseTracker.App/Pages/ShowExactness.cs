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
    /// <summary>Two counts are added up in one sum, as it takes half as long: one by ones, the other by these.</summary>
    private const long Upper = 1L << 32;

    /// <summary>Sums a field.</summary>
    private const int Each = 3;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowExactness(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<Exactness>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Exactness>.Failed(refused);
        var types = RecordTypes.All.Values.OrderBy(type => type.Kind).ToList();
        var lines = await EachKind.Ask(types, (type, stop) => Lines(type, user.Clearance, stop), cancel);
        var all = lines.SelectMany(of => of).ToList();
        return Outcome<Exactness>.Of(new([.. all.Where(line => line.IsDate)], [.. all.Where(line => !line.IsDate)]));
    }

    private async Task<IEnumerable<ExactnessLine>> Lines(RecordType type, Clearance clearance, CancellationToken cancel)
    {
        var fields = type.Fields.Where(field => field.Kind is FieldKind.Date or FieldKind.Number && field.Sensitivity <= clearance)
            .ToList();
        if (fields.Count == 0) return [];
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var sums = await Summed(db, type, fields, clearance, cancel);
        var records = (int)sums[0];
        return records == 0 ? [] : fields.Select((field, index) => Line(type, field, records, sums.AsSpan(1 + (index * Each))));
    }

    private static ExactnessLine Line(RecordType type, FieldDescriptor field, int records, ReadOnlySpan<long> of)
    {
        var (given, ones, uppers) = ((int)of[0], (int)(of[1] % Upper), (int)(of[1] / Upper));
        return field.Kind == FieldKind.Number
            ? new(type.Kind, field.Key, field.Label, false, records, given, 0, 0, 0, Doubtful: ones, 0, WithoutValue: uppers)
            : new(type.Kind, field.Key, field.Label, true, records, given, Stated: ones, PartlyStated: uppers,
                Inferred: given - ones - uppers, Doubtful: (int)(of[2] % Upper), OneDay: (int)(of[2] / Upper), 0);
    }

    /// <summary>How many records there are, and three sums a field: the table is gone through once for all of them, and once more for the
    /// few that the viewer may not see.</summary>
    private static async Task<long[]> Summed(CaseTrackerDb db, RecordType type, List<FieldDescriptor> fields, Clearance clearance,
        CancellationToken cancel)
    {
        var seen = new SeenSql(db, clearance);
        var (standing, closed) = seen.FromStanding(type, "r");
        // One statement, for one state of the database.
        var statement = Rows(0, standing) + (closed is null ? "" : $" UNION ALL {Rows(1, closed)}");
        var rows = await db.Database.SqlQueryRaw<string>(statement, [.. seen.Levels()]).ToListAsync(cancel);
        var sums = rows.Select(row => Array.ConvertAll(row.Split(' '), sum => long.Parse(sum, CultureInfo.InvariantCulture)))
            .OrderBy(row => row[0]).ToList();
        return [.. sums[0].Select((sum, at) => sum - sums.Skip(1).Sum(others => others[at])).Skip(1)];

        string Rows(int order, string from) =>
            $"SELECT CONCAT_WS(' ', {order}, COUNT(*), {string.Join(", ", fields.SelectMany(Sums))}) AS Value {from}";
    }

    /// <summary>In how many the field holds something; the first two of the three bases of a date, or a number's bounds; and a date's
    /// doubt and its single day.</summary>
    private static IEnumerable<string> Sums(FieldDescriptor field)
    {
        var column = $"r.{RecordType.Column(field)}";
        yield return $"COUNT({column}_Text)";
        if (field.Kind == FieldKind.Date)
        {
            yield return Sum($"{column}_Basis = '{DateBasis.Stated}'", $"{column}_Basis = '{DateBasis.PartlyStated}'");
            yield return Sum($"{column}_Qualified = 1", $"{column}_Extent = '{DateExtent.Day}'");
        }
        else
        {
            yield return Sum($"{column}_Bound = '{NumberBound.About}'", $"{column}_Bound = '{NumberBound.WordsOnly}'");
            yield return "0";
        }
    }

    /// <param name="ones">Of those of which this holds not, <paramref name="uppers"/> are counted.</param>
    private static string Sum(string ones, string uppers) =>
        $"COALESCE(SUM(CASE WHEN {ones} THEN 1 WHEN {uppers} THEN {Upper} END), 0)";
}
