using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseTracker.App.Tests.Lists;

/// <summary>Random synthetic records of every kind that stands on a list, and of what they link to, made from the field catalogue
/// alone: with fields left empty, levels of every height, dates with bounds, and some removed.</summary>
internal sealed class RandomRecords(CaseTrackerDb db, Random random)
{
    private static readonly string[] Dates = ["2019", "2023/2024", "2024-11-01", "2024-11", "before 2021", "after 2022"],
        Words = ["Test alpha", "Test beta", " test Alpha ", "សាកល្បង"];
    private static readonly IReadOnlyList<RecordType> Kinds = Ordered();

    private readonly Dictionary<RecordKind, List<long>> _ids = [];

    public IReadOnlyList<long> Of(RecordKind kind) => _ids[kind];

    public IReadOnlyList<(RecordKind Kind, long Id)> All => [.. _ids.SelectMany(of => of.Value.Select(id => (of.Key, id)))];

    public async Task Make(int each)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var type in Kinds)
        {
            _ids[type.Kind] = [];
            for (var n = 0; n < each; n++) await One(type);
        }
        await Keep();
        await transaction.CommitAsync();
    }

    /// <summary>All that is listed or cites, and what these link to; what is linked to stands before what links.</summary>
    private static List<RecordType> Ordered()
    {
        var order = new List<RecordType>();
        foreach (var list in RecordLists.All) Add(RecordTypes.All[list.Kind]);
        Add(RecordTypes.All[RecordKind.Citation]);
        return order;

        void Add(RecordType type)
        {
            foreach (var to in type.Fields.Select(field => field.LinkTo).OfType<RecordKind>().Where(to => to != type.Kind))
                Add(RecordTypes.All[to]);
            if (!order.Contains(type)) order.Add(type);
        }
    }

    /// <summary>Two people and one record of each kind that there is, with every link of theirs filled, none closed and none
    /// removed.</summary>
    public async Task MakeOneOfEach()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var left = RecordTypes.All.Values.Append(RecordTypes.All[RecordKind.Person]).ToList();
        while (left.Count > 0)
        {
            var next = left.First(type => type.Fields.All(field => field.LinkTo is not { } to || to == type.Kind || _ids.ContainsKey(to)));
            left.Remove(next);
            _ids.TryAdd(next.Kind, []);
            await Add(next, _ => true, Confidentiality.Internal, gone: null);
        }
        await Keep();
        await transaction.CommitAsync();
    }

    /// <summary>An open citation of each record as a whole: that a record has a source is told to everybody, whatever the citation's
    /// level.</summary>
    public async Task CiteAll()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (type, source) = (RecordTypes.All[RecordKind.Citation], _ids[RecordKind.Source][^1]);
        foreach (var (_, id) in All.Where(one => !one.Kind.IsOneOf(RecordKind.Citation, RecordKind.Settlement)))
            await Add(type, _ => false, Confidentiality.Internal, gone: null, row =>
            {
                type.Find("source")!.Set(row, source);
                type.Find("record")!.Set(row, id);
            });
        await transaction.CommitAsync();
    }

    /// <summary>To a register of all kinds: records of each kind that are confidential, whatever they link to, and open ones that inherit
    /// from a confidential one. Cited are whole records: what is said of a field closes a choice between its sources. Gives their
    /// ids.</summary>
    public async Task<IReadOnlyCollection<long>> AddClosed(int each)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var closed = RecordTypes.All.Keys.ToDictionary(kind => kind, _ => new List<long>());
        foreach (var type in RecordTypes.All.Values.OrderBy(type => _ids.Keys.ToList().IndexOf(type.Kind)))
            for (var n = 0; n < each; n++)
            {
                var inherits = type.Fields.FirstOrDefault(field => field is { Closes: true, LinkTo: { } to } && closed[to].Count > 0);
                var open = n % 2 == 1 && inherits is not null;
                await Add(type, field => (type.Kind.Name, field.Key) is not (nameof(RecordKind.Citation), "field"),
                    open ? Confidentiality.Public : Confidentiality.Confidential, gone: null,
                    row => inherits?.Set(row, open ? Pick([.. closed[inherits.LinkTo!.Value]]) : inherits.Get(row)));
                closed[type.Kind].Add(_ids[type.Kind][^1]);
            }
        await KeepFoldedTexts.Projection.Make(db, NullLogger.Instance, CancellationToken.None);
        await transaction.CommitAsync();
        return [.. closed.Values.SelectMany(ids => ids)];
    }

    /// <summary>To a register of all kinds: open records of each kind that can be limited, and of each kind that inherits from one of
    /// these, all of which belong to them. Gives their ids.</summary>
    public async Task<IReadOnlyCollection<long>> AddLimited()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (added, kinds) = (new HashSet<long>(), new Dictionary<RecordKind, long>());
        foreach (var type in RecordTypes.All.Values.OrderBy(type => LimitedKinds.Has(type.Kind) ? -1
            : _ids.Keys.ToList().IndexOf(type.Kind)))
        {
            var inherits = type.Fields.FirstOrDefault(field => field is { Closes: true, LinkTo: { } to } && kinds.ContainsKey(to));
            // A choice of figures is shown with who made it, which only the handlers write.
            if (type.RowType == typeof(App.Figures.FigureChoiceRow) || inherits is null && !LimitedKinds.Has(type.Kind)) continue;
            await Add(type, _ => true, Confidentiality.Internal, gone: null, row =>
            {
                inherits?.Set(row, kinds[inherits.LinkTo!.Value]);
                // A group is held by nobody.
                if (row is PersonRow person) person.Kind = Domain.People.PersonKind.Individual;
            });
            added.Add(kinds[type.Kind] = _ids[type.Kind][^1]);
        }
        var cites = RecordTypes.All[RecordKind.Citation];
        foreach (var (kind, id) in kinds.Where(one => !one.Key.IsOneOf(RecordKind.Citation, RecordKind.Settlement)).ToList())
        {
            await Add(cites, _ => false, Confidentiality.Internal, gone: null, row =>
            {
                cites.Find("source")!.Set(row, _ids[RecordKind.Source][^1]);
                cites.Find("record")!.Set(row, id);
            });
            added.Add(_ids[RecordKind.Citation][^1]);
        }
        await KeepFoldedTexts.Projection.Make(db, NullLogger.Instance, CancellationToken.None);
        await transaction.CommitAsync();
        return added;
    }

    /// <summary>What the handlers, past which these records are written, keep beside them.</summary>
    private async Task Keep()
    {
        await KeepChildren.For(db, _ids[RecordKind.Person], CancellationToken.None);
        await KeepFoldedTexts.Projection.Make(db, NullLogger.Instance, CancellationToken.None);
    }

    private Task One(RecordType type)
    {
        var level = random.GetItems([Confidentiality.Internal, Confidentiality.Internal, Confidentiality.Internal,
            Confidentiality.Restricted, Confidentiality.Confidential], 1)[0];
        DateTime? gone = random.Next(8) == 0 ? new DateTime(2024, 2, 2, 0, 0, 0, DateTimeKind.Utc) : null;
        return Add(type, field => field.Owner || type.Kind == RecordKind.Charge && field.Key == "prosecution" || Required(type, field)
            || random.Next(4) > 0, level, gone);
    }

    private async Task Add(RecordType type, Func<FieldDescriptor, bool> fills, Confidentiality level, DateTime? gone,
        Action<object>? change = null)
    {
        var row = Activator.CreateInstance(type.RowType)!;
        foreach (var field in type.Fields.Where(fills)) field.Set(row, Value(type, field));
        change?.Invoke(row);
        var header = new RecordHeader { Kind = type.Kind, CreatedAt = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        if (row is IRecordRow record) (record.Header, record.Confidentiality, record.DeletedAt, record.Version) = (header, level, gone, 1);
        else if (row is IFactRow fact)
            (fact.Header, fact.Confidentiality, fact.KnownFrom, fact.KnownTo, fact.Version) = (header, level, header.CreatedAt, gone, 1);
        db.Add(row);
        await db.SaveChangesAsync();
        // What is saved is not looked through again with each save that follows.
        db.ChangeTracker.Clear();
        _ids[type.Kind].Add(header.Id);
    }

    private static bool Required(RecordType type, FieldDescriptor field) => type.Kind == RecordKind.Citation
        || field.Kind == FieldKind.Link && field.Get(Activator.CreateInstance(type.RowType)!) is long;

    private object? Value(RecordType type, FieldDescriptor field) => (type.Kind.Name, field.Key) switch
    {
        (nameof(RecordKind.Citation) or nameof(RecordKind.Settlement), "record") =>
            Pick([.. _ids.Where(pair => pair.Key != RecordKind.Citation).SelectMany(pair => pair.Value)]),
        (nameof(RecordKind.Citation) or nameof(RecordKind.Settlement), "field") => "on",
        (nameof(RecordKind.Citation), "credibility") => 2,
        _ => field.Kind switch
        {
            FieldKind.Text when field.Several => string.Join("; ", random.GetItems(Words, random.Next(3) + 1)),
            FieldKind.Text or FieldKind.LongText => Pick(Words),
            FieldKind.Choice => Pick([.. Enum.GetValues(field.Choices!).Cast<object>().Take(3)]),
            FieldKind.Date => Team.Date(Pick(Dates)),
            FieldKind.Number => BoundedNumber.Parse(Pick(["at least 94", "12", "dozens"])).Value,
            FieldKind.Whole => random.Next(5),
            FieldKind.YesNo => random.Next(2) == 0,
            FieldKind.Day => new DateOnly(2024, random.Next(12) + 1, 3),
            _ => field.LinkTo is { } to && _ids.TryGetValue(to, out var some) && some.Count > 0 ? Pick([.. some]) : null,
        },
    };

    private T Pick<T>(T[] of) => random.GetItems(of, 1)[0];

    /// <summary>The list's question with more and more of what its records have.</summary>
    public static async Task<RecordQuestion> Question(TestDatabase database, CurrentUser user, RecordList list, Random random, int filters)
    {
        var question = new RecordQuestion(list) { Text = random.Next(4) == 0 ? "test" : null };
        var facets = (await database.Get<CountFacets>().Handle(user, question)).Value.Facets
            .Where(facet => facet.Values.Count > 0).ToList();
        if (facets.Count == 0) return question;
        foreach (var facet in random.GetItems([.. facets], filters))
            question = question.Choose(facet.Filter.Key, random.GetItems([.. facet.Values.Select(value => value.Value)], 2));
        return question;
    }
}
