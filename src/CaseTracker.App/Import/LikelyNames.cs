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

    // Of each name the first row that has it, and the other way round.
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<string>> _names = [];
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

    /// <param name="answer">What somebody has answered on the page.</param>
    public async Task Ask(PlannedRow row, object details, SameRecord? answer, CancellationToken cancel)
    {
        var person = (PersonDetails)details;
        // A cell may say more than the name that is read from it.
        if (!_people.Expects(person.Name, person.NameKhmer)) await _people.ExpectMore([(person.Name, person.NameKhmer)], cancel);
        var found = _people.Names(person.Name, person.NameKhmer, Offered);
        var names = found.Count == 0 ? []
            : await LinkNames.For(plan.Db, found.Select(one => (long?)one.Person), plan.User.Clearance, cancel);
        List<LikelySame> likely = [.. found.Where(one => names.ContainsKey(one.Person))
            .Select(one => new LikelySame(one.Person, names[one.Person], one.Match.Score, one.Match.Reasons))];
        var (said, twin) = (person.Name ?? person.NameKhmer ?? "", Twin(row, person));
        if (likely.Count == 0 && twin is null) return;
        row.Ask(new(RecordKind.Person, said, likely, twin, answer));
        if (answer is not null) return;
        if (likely.Count > 0)
            row.Unanswered("Import.WhoIsThis", said, string.Join("; ", likely.Select(one =>
                string.Create(CultureInfo.CurrentCulture, $"{one.Id} {one.Words} ({one.Score})"))));
        if (twin is not null) row.Unanswered("Import.SameNameInFile", said, twin);
    }

    /// <summary>The row is understood anew, or was left out.</summary>
    public void Forget(PlannedRow row)
    {
        foreach (var name in _names.GetValueOrDefault(row.Number) ?? []) _rows.Remove(name);
        _names.Remove(row.Number);
    }

    /// <summary>The earlier row with one of the person's names.</summary>
    private int? Twin(PlannedRow row, PersonDetails person)
    {
        int? twin = null;
        foreach (var name in new[] { person.Name, person.NameKhmer }.Where(name => !string.IsNullOrWhiteSpace(name)))
        {
            var words = string.Join(' ', TextFold.Words(name).Order(StringComparer.Ordinal));
            if (_rows.TryAdd(words, row.Number))
            {
                if (!_names.TryGetValue(row.Number, out var own)) _names[row.Number] = own = [];
                own.Add(words);
            }
            else if (_rows[words] != row.Number) twin ??= _rows[words];
        }
        return twin;
    }
}
