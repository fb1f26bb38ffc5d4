using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Exchange.Interchange;

/// <summary>One entity of followthemoney: of what schema it is, and what it says, each property with any number of values.</summary>
internal sealed record FtmEntity(string Id, string Schema, IReadOnlyDictionary<string, IReadOnlyList<string>> Properties);

/// <summary>Records as entities of followthemoney (followthemoney.tech), by the terms in their definitions. What the schema has no word for
/// is left out; so is an entity that lacks what its schema asks for, such as a sanction on somebody whom the viewer may not know
/// of.</summary>
internal static class FollowTheMoney
{
    private const int Batch = 500;

    /// <summary>The properties that hold another entity, and no text.</summary>
    private static readonly HashSet<string> Entities = new(StringComparer.Ordinal)
        { "person", "relative", "member", "organization", "entity", "involved" };

    /// <summary>What an entity of a schema has at least.</summary>
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["Sanction"] = ["entity"],
        ["Membership"] = ["member", "organization"],
        ["Family"] = ["person", "relative"],
        ["Person"] = ["name"],
        ["Organization"] = ["name"],
        ["Event"] = ["name"],
        ["CourtCase"] = ["name"],
        ["Document"] = [],
    };

    /// <summary>The three letters of ISO 639-3 for what languages are called here.</summary>
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "eng",
        ["english"] = "eng",
        ["km"] = "khm",
        ["khmer"] = "khm",
        ["fr"] = "fra",
        ["french"] = "fra",
        ["th"] = "tha",
        ["thai"] = "tha",
        ["vi"] = "vie",
        ["vietnamese"] = "vie",
        ["zh"] = "zho",
        ["chinese"] = "zho",
    };

    public static string Id(long record) => string.Create(CultureInfo.InvariantCulture, $"casetracker-{record}");

    /// <summary>All entities that a viewer may know of, kind after kind, by their ids.</summary>
    public static async IAsyncEnumerable<FtmEntity> All(CaseTrackerDb db, Clearance clearance,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var type in RecordTypes.All.Values.Where(type => type.Definition.FollowTheMoney is not null).OrderBy(type => type.Kind))
        {
            long after = 0;
            while (await Ids(db, type.Kind, after, clearance, cancel) is { Count: > 0 } ids)
            {
                after = ids[^1];
                var seen = new List<(long Id, object Details, IReadOnlySet<string> Hidden)>();
                foreach (var stored in (await type.Standing(db, ids, cancel)).OrderBy(stored => stored.Id))
                    if (type.Redacted(stored, clearance) is var (details, hidden)) seen.Add((stored.Id, details, hidden));
                var links = type.Fields.Where(field => field.Kind == FieldKind.Link && field.FollowTheMoney is not null).ToList();
                var names = await LinkNames.For(db, seen.SelectMany(one => links.Where(link => !one.Hidden.Contains(link.Key))
                    .Select(link => link.Get(one.Details) as long?)), clearance, cancel);
                foreach (var one in seen) if (Entity(type, one, names, clearance) is { } entity) yield return entity;
            }
        }
    }

    private static Task<List<long>> Ids(CaseTrackerDb db, RecordKind kind, long after, Clearance clearance,
        CancellationToken cancel) => db.Headers.AsNoTracking().Where(header => header.Kind == kind && header.Id > after)
            .VisibleTo(clearance).OrderBy(header => header.Id).Select(header => header.Id).Take(Batch).ToListAsync(cancel);

    private static FtmEntity? Entity(RecordType type, (long Id, object Details, IReadOnlySet<string> Hidden) record,
        Dictionary<long, string> names, Clearance clearance)
    {
        var schema = type.Definition.FollowTheMoney!;
        var found = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var field in type.Fields.Where(field => field.FollowTheMoney is not null && !record.Hidden.Contains(field.Key)))
            if (Value(field, field.Get(record.Details), names) is { Length: > 0 } value)
            {
                var values = found.TryGetValue(field.FollowTheMoney!, out var there) ? there : found[field.FollowTheMoney!] = [];
                if (!values.Contains(value)) values.Add(value);
            }
        // Events and cases before a court have no name of their own here, nor has everybody; the schema asks for one.
        if (Required[schema] is ["name"] && !found.ContainsKey("name")) found["name"] = [type.Called(record.Details, clearance)];
        if (Required[schema].Any(property => !found.ContainsKey(property))) return null;
        return new(Id(record.Id), schema, found.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value,
            StringComparer.Ordinal));
    }

    private static string? Value(FieldDescriptor field, object? value, Dictionary<long, string> names) => value switch
    {
        null => null,
        long linked when Entities.Contains(field.FollowTheMoney!) => names.ContainsKey(linked) ? Id(linked) : null,
        long linked => names.GetValueOrDefault(linked),
        ImpreciseDate date => Date(date),
        Sex sex => sex switch { Sex.Female => "female", Sex.Male => "male", Sex.Other => "other", _ => null },
        string language when field.FollowTheMoney == "language" => Languages.GetValueOrDefault(language.Trim()),
        string address when field.FollowTheMoney == "sourceUrl" => Uri.TryCreate(address, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https" ? url.AbsoluteUri : null,
        Enum choice when Convert.ToInt32(choice, CultureInfo.InvariantCulture) == 0 => null,
        Enum choice => choice.ToString(),
        string text => text.Trim(),
        _ => null,
    };

    /// <summary>As much of a date as is certain of it, to the day, the month or the year: the schema knows no others.</summary>
    private static string? Date(ImpreciseDate date)
    {
        if (date is not { Qualified: false, Earliest: { } from, Latest: { } to } || from.Year != to.Year) return null;
        var format = from == to ? "yyyy-MM-dd" : from.Month == to.Month ? "yyyy-MM" : "yyyy";
        return from.ToString(format, CultureInfo.InvariantCulture);
    }
}
