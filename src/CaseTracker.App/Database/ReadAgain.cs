using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Database;

/// <summary>Reads the words of kept values again where the program now reads them better: numbers below a bound ("fewer than 10" was kept
/// as at most 9, "less than 10" as at most 10), moments with a zone, whose day is the one in Cambodia, and the phrases that
/// <see cref="ImpreciseDate.AsReadNow"/> names. The words stay; the audit log keeps what was read before. It runs before what is worked
/// out from the values.</summary>
internal static class ReadAgain
{
    /// <summary>Raise the version with each change of how words are read that old records shall follow.</summary>
    public static readonly Projection Projection = new("Values", Version: 3, Table: null, Make);

    private static async Task<int> Make(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var entity in db.Model.GetEntityTypes())
            foreach (var group in entity.GetComplexProperties())
            {
                if (group.ClrType == typeof(BoundedNumber)) changed += await Numbers(db, new(entity, group), cancel);
                if (group.ClrType == typeof(ImpreciseDate)) changed += await Dates(db, new(entity, group), cancel);
            }
        if (changed > 0) log.LogInformation("The words of {Changed} kept values were read again", changed);
        return changed;
    }

    private static async Task<int> Numbers(CaseTrackerDb db, Columns columns, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var kept in await columns.Where(db, $"{columns.Of("Bound")} = 'AtMost'").ToListAsync(cancel))
        {
            var now = new BoundedNumber(NumberBound.AtMost, null, null, kept.Text).AsReadNow();
            if (now.Bound != NumberBound.AtMost)
                changed += await columns.Set(db, kept.Id, cancel, ("Bound", now.Bound.ToString()), ("High", (double)now.High!));
        }
        return changed;
    }

    private static async Task<int> Dates(CaseTrackerDb db, Columns columns, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var extent in new[] { DateExtent.Day, DateExtent.Lasting, DateExtent.Within })
        {
            string[] words = extent == DateExtent.Day ? [":", "am", "a.m", "pm", "p.m"]
                : ["night", "before the end of", "before end of", "prior to the end of"];
            var says = string.Join(" OR ", words.Select(word => $"LOWER({columns.Of("Text")}) LIKE '%{word}%'"));
            foreach (var kept in await columns.Where(db, $"{columns.Of("Extent")} = '{extent}' AND ({says})").ToListAsync(cancel))
            {
                var now = new ImpreciseDate(kept.Text, kept.Edtf!, DateBasis.Stated, null, null, null, extent, false).AsReadNow();
                if (now.Edtf == kept.Edtf) continue;
                changed += await columns.Set(db, kept.Id, cancel,
                    ("Edtf", now.Edtf), ("Earliest", now.Earliest), ("Latest", now.Latest), ("Extent", now.Extent.ToString()),
                        ("Qualified", now.Qualified));
            }
        }
        return changed;
    }

    private sealed record Kept(long Id, string Text, string? Edtf);

    /// <summary>The columns of one date or number of a table. Their names are our own.</summary>
    private sealed class Columns(IEntityType entity, IComplexProperty group)
    {
        private readonly string _table = entity.GetTableName()!;
        private readonly string _key = entity.FindPrimaryKey()!.Properties[0].GetColumnName();

        public string Of(string part) => group.ComplexType.FindProperty(part)!.GetColumnName();

        public IQueryable<Kept> Where(CaseTrackerDb db, string condition)
        {
            var edtf = group.ClrType == typeof(ImpreciseDate) ? Of("Edtf") : "NULL";
            var statement = $"SELECT {_key} AS Id, {Of("Text")} AS Text, {edtf} AS Edtf FROM {_table} WHERE {condition}";
            return db.Database.SqlQueryRaw<Kept>(statement);
        }

        public Task<int> Set(CaseTrackerDb db, long id, CancellationToken cancel, params (string Part, object? Value)[] values)
        {
            List<object> parameters = [];
            var sets = values.Select(value =>
            {
                if (value.Value is null) return $"{Of(value.Part)} = NULL";
                parameters.Add(value.Value);
                return $"{Of(value.Part)} = {{{parameters.Count - 1}}}";
            }).ToList();
            var statement = $"UPDATE {_table} SET {string.Join(", ", sets)} WHERE {_key} = {{{parameters.Count}}}";
            return db.Database.ExecuteSqlRawAsync(statement, [.. parameters, id], cancel);
        }
    }
}
