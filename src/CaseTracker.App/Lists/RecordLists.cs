using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;

namespace CaseTracker.App.Lists;

/// <summary>Every list of records, the one registry of them: pages, counts, matrix and exports take a list from here. A new list is
/// an entry here and its title in <c>Lists.resx</c>.</summary>
public static class RecordLists
{
    public static IReadOnlyList<RecordList> All { get; } =
    [
        new("cases", RecordKind.Case, ["title"], ["titleKhmer", "kind", "alsoKind", "on", "place"], ["kind", "on"], "title",
            count: ListCount.Participants),
        new("events", RecordKind.Event, ["kind"], ["title", "on", "place", "case", "person", "organisation", "killed", "affected"],
            ["kind", "on", "case", "organisation"], "-on"),
        new("land", RecordKind.LandDispute, ["case"], ["place", "landType", "families", "area", "areaUnit", "concession", "status",
            "statusOn"],
            ["status", "landType", "tenure", "consultation", "concession", "statusOn"], "case"),
        new("transnational", RecordKind.TransnationalAct, ["method"], ["on", "target", "host", "hostStatus", "returned", "case"],
            ["method", "host", "hostStatus", "cooperation", "on", "origin", "case"], "-on"),
        new("civic-space", RecordKind.Event, ["kind"], ["on", "organisation", "person", "place", "case"],
            ["kind", "on", "organisation", "case"], "-on",
            ListPreset.Of("kind", EventKind.PartyDissolved, EventKind.PartyBarred, EventKind.Election, EventKind.MediaClosed,
                EventKind.MediaSilenced, EventKind.OrganisationClosed,
                EventKind.Expulsion, EventKind.Audit, EventKind.Harassment, EventKind.LawAdopted, EventKind.Surveillance)),
        new("figures", RecordKind.Figure, ["subject"], ["topic", "count", "unit", "asOf", "reporter", "case"],
            ["topic", "unit", "reporter", "case", "asOf"], "-asOf"),
        new("responses", RecordKind.Response, ["subject"], ["kind", "by", "to", "toWhom", "on", "status", "followUpOn"],
            ["kind", "status", "by", "to", "instrument", "case", "on", "followUpOn"], "-on"),
        new("sanctions", RecordKind.Sanction, ["person", "organisation"], ["authority", "programme", "basis", "on", "ended"],
            ["authority", "programme", "basis", "on", "ended"], "-on"),
        new("charges", RecordKind.Charge, ["label", "article"], ["person", "article", "on", "outcome", "outcomeOn"],
            ["outcome", "article", "label", "on", "outcomeOn"], "-on"),
        new("concessions", RecordKind.Concession, ["name"], ["company", "place", "granted", "areaUnit", "status", "contractOn"],
            ["status", "company", "parent", "contractOn"], "name"),
        new("instruments", RecordKind.Instrument, ["title"], ["kind", "number", "by", "on", "ended"], ["kind", "by", "on"], "-on"),
        new("organisations", RecordKind.Organisation, ["name"], ["nameKhmer", "shortName", "kind", "founded", "ended"],
            ["kind", "founded", "ended"], "name"),
        new("people", RecordKind.Person, ["name", "role"], ["nameKhmer", "kind", "sex", "ageGroup", "occupation"],
            ["kind", "sex", "ageGroup", "occupation", "nationality"], "name"),
        new("sources", RecordKind.Source, ["title"], ["publisher", "kind", "published", "language", "reliability"],
            ["kind", "publisher", "language", "reliability", "published"], "title", count: ListCount.Citations),
    ];

    /// <summary>The list of that name, or null.</summary>
    public static RecordList? Find(string name) => All.FirstOrDefault(list => list.Name == name);
}
