using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>The names of somebody on record, as far as a viewer may read them.</summary>
internal sealed class WrittenNames(long person, string? name, string? nameKhmer, IEnumerable<string> others)
{
    public long Person { get; } = person;
    public ComparedName Name { get; } = ComparedName.Of(name);
    public ComparedName NameKhmer { get; } = ComparedName.Of(nameKhmer);
    public IReadOnlyList<(string Text, ComparedName Name)> Others { get; } = [.. others.Select(text => (text, ComparedName.Of(text)))];
}

/// <summary>Finds the same people as <see cref="FindLikelyPeople"/> for the names of a whole table: what is asked of the database is asked
/// for some hundred of them together.</summary>
internal sealed class LikelyPeopleOfMany(CaseTrackerDb db, Clearance clearance)
{
    private const int Batch = 1000;

    private readonly Dictionary<(string?, string?), IReadOnlyList<long>> _near = [];
    private readonly Dictionary<long, WrittenNames> _written = [];

    /// <summary>The names that are asked about next; those before are forgotten.</summary>
    public Task Expect(IReadOnlyCollection<(string? Name, string? NameKhmer)> names, CancellationToken cancel)
    {
        _near.Clear();
        return ExpectMore(names, cancel);
    }

    /// <summary>Names beside those that are expected.</summary>
    public async Task ExpectMore(IReadOnlyCollection<(string? Name, string? NameKhmer)> names, CancellationToken cancel)
    {
        var keys = names.Distinct().ToDictionary(one => one, one =>
            NameKeys.Of(one.Name).Concat(NameKeys.Of(one.NameKhmer)).Distinct(StringComparer.Ordinal).ToList());
        var having = await Having([.. keys.Values.SelectMany(of => of).Distinct(StringComparer.Ordinal)], cancel);
        foreach (var (one, of) in keys)
            _near[one] = FindLikelyPeople.Nearest(of.SelectMany(key => having[key].Select(person => (person, key.Length))));
        var unknown = _near.Values.SelectMany(near => near).Where(person => !_written.ContainsKey(person)).Distinct();
        foreach (var batch in unknown.Chunk(Batch))
            foreach (var (person, written) in await Written(db, batch, clearance, cancel)) _written[person] = written;
    }

    /// <summary>As <see cref="FindLikelyPeople.Names"/>; the names must have been expected.</summary>
    public IReadOnlyList<(long Person, NameMatch Match)> Names(string? name, string? nameKhmer, int most) =>
        FindLikelyPeople.Likeliest(name, nameKhmer, _near[(name, nameKhmer)].Select(person => _written[person]), most);

    public bool Expects(string? name, string? nameKhmer) => _near.ContainsKey((name, nameKhmer));

    /// <summary>What people whom the viewer may know by their names are called, by their ids.</summary>
    public static async Task<Dictionary<long, WrittenNames>> Written(CaseTrackerDb db, IReadOnlyCollection<long> near,
        Clearance clearance, CancellationToken cancel)
    {
        if (near.Count == 0) return [];
        var others = (await db.PersonNames.AsNoTracking().VisibleTo(clearance).NamedTo(clearance)
            .Where(row => near.Contains(row.PersonId)).Select(row => new { row.PersonId, row.Text }).ToListAsync(cancel))
            .ToLookup(row => row.PersonId, row => row.Text);
        return await db.People.AsNoTracking().VisibleTo(clearance).NamedTo(clearance).Where(row => near.Contains(row.Id))
            .Select(row => new { row.Id, row.Name, row.NameKhmer })
            .ToDictionaryAsync(row => row.Id, row => new WrittenNames(row.Id, row.Name, row.NameKhmer, others[row.Id]), cancel);
    }

    /// <summary>The people who have names with a key, each once for each name.</summary>
    private async Task<ILookup<string, long>> Having(IReadOnlyList<string> keys, CancellationToken cancel)
    {
        List<(string Key, long Person)> found = [];
        foreach (var batch in keys.Chunk(Batch))
            found.AddRange((await FindLikelyPeople.Keyed(db, batch, clearance).Select(key => new { key.Key, key.PersonId })
                .ToListAsync(cancel)).Select(row => (row.Key, row.PersonId)));
        return found.ToLookup(row => row.Key, row => row.Person, StringComparer.Ordinal);
    }
}
