using System.Globalization;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Asks who a person of a file is: one on record, one of an earlier row, or another. A name alone never makes two rows one
/// person, and never two people of one.</summary>
internal sealed class LikelyNames(ImportPlan plan)
{
    private const int Offered = 3;

    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly LikelyPeopleOfMany _people = new(plan.Db, plan.User.Clearance);

    /// <summary>The rows that are asked about next, some hundred at a time: their names are looked for together.</summary>
    public Task Expect(ImportTable table, IEnumerable<PlannedRow> rows, CancellationToken cancel)
    {
        var (name, khmer) = (Column(nameof(PersonDetails.Name)), Column(nameof(PersonDetails.NameKhmer)));
        return _people.Expect([.. rows.Select(row => (Text(row, name), Text(row, khmer)))], cancel);

        ImportColumn? Column(string property) => table.Columns.FirstOrDefault(column => column.Use.Role == ColumnRole.Field
            && PrisonerHeadings.IsOf(RecordKind.Person, column.Use.Field) && RecordType.Column(column.Use.Field!) == property);
        static string? Text(PlannedRow row, ImportColumn? column) =>
            column is null || row.Row[column.At].IsEmpty ? null : row.Row[column.At].Text;
    }

    public async Task Ask(PlannedRow row, object details, CancellationToken cancel)
    {
        var person = (PersonDetails)details;
        // A cell may say more than the name that is read from it.
        if (!_people.Expects(person.Name, person.NameKhmer)) await _people.ExpectMore([(person.Name, person.NameKhmer)], cancel);
        var likely = _people.Names(person.Name, person.NameKhmer, Offered);
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
