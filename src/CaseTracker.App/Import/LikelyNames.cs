using System.Globalization;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Asks who a person of a file is: one on record, one of an earlier row, or another. A name alone never makes two rows one
/// person, and never two people of one.</summary>
internal sealed class LikelyNames(ImportPlan plan)
{
    private const int Offered = 3;

    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    public async Task Ask(PlannedRow row, object details, CancellationToken cancel)
    {
        var person = (PersonDetails)details;
        var likely = await FindLikelyPeople.Names(plan.Db, person.Name, person.NameKhmer, Offered, plan.User.Clearance, cancel);
        if (likely.Count > 0)
        {
            var names = await LinkNames.For(plan.Db, likely.Select(one => (long?)one.Person), plan.User.Clearance, cancel);
            row.Reject(null, "Import.WhoIsThis", person.Name ?? person.NameKhmer, string.Join("; ", likely.Select(one =>
                string.Create(CultureInfo.CurrentCulture, $"{one.Person} {names.GetValueOrDefault(one.Person)} ({one.Match.Score})"))));
        }
        foreach (var name in new[] { person.Name, person.NameKhmer }.Where(name => !string.IsNullOrWhiteSpace(name)))
            if (!_rows.TryAdd(string.Join(' ', TextFold.Words(name).Order(StringComparer.Ordinal)), row.Row.Number)
                && _rows[string.Join(' ', TextFold.Words(name).Order(StringComparer.Ordinal))] is var first && first != row.Row.Number)
            {
                row.Reject(null, "Import.SameNameInFile", name, first);
                return;
            }
    }
}
