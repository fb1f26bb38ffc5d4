using System.Globalization;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>A link of a list: its column, and the table and column of the name that it leads to.</summary>
internal sealed record PlainLink(string Column, string Table, string Name);

/// <summary>A list of records as somebody would write it who needs nothing but this list and one filter of it, within the clearance of a
/// researcher: the total, and a page with the names of what it links to. The record is <c>e</c>.</summary>
/// <param name="Name">The list's name in the program's registry.</param>
/// <param name="Filter">The filter's key.</param>
/// <param name="Values">What it is asked for.</param>
/// <param name="Shown">The columns of the record itself.</param>
/// <param name="Order">What the page is sorted by, as an expression.</param>
internal sealed record PlainRecords(string Name, string Table, string Filter, string[] Values, string[] Shown, string Order)
{
    private static readonly PlainLink Case = new("CaseId", "Cases", "Title"), Person = new("PersonId", "People", "Name"),
        Organisation = new("OrganisationId", "Organisations", "Name"), Place = new("PlaceId", "Places", "Name"),
        Event = new("EventId", "Events", "Title"), Facility = new("FacilityId", "Facilities", "Name");
    private static readonly string[] Levels = ["Public", "Internal", "Restricted"];

    /// <summary>Links that close the record with what they lead to: <c>c0</c>, <c>c1</c> and so on.</summary>
    private PlainLink[] Closing { get; init; } = [];
    private PlainLink[] Named { get; init; } = [];
    private bool Descending { get; init; }
    private bool Fact { get; init; }

    /// <summary>Every list but that of prisoners, which is measured by itself.</summary>
    public static IReadOnlyList<PlainRecords> All { get; } =
    [
        new("cases", "Cases", "kind", ["LandDispute", "Killing"], ["Title", "Kind", "On_Text"], "LOWER(e.Title)") { Named = [Place] },
        new("people", "People", "sex", ["Female", "Other"], ["Name", "NameKhmer", "Kind", "Sex", "AgeGroup", "Occupation"],
            "LOWER(COALESCE(e.Name, e.Role))"),
        new("organisations", "Organisations", "kind", ["Company", "Ngo"], ["Name", "NameKhmer", "ShortName", "Kind", "Founded_Text"],
            "LOWER(e.Name)"),
        new("sources", "Sources", "reliability", ["A", "B"], ["Title", "Publisher", "Kind", "Published_Text", "Language", "Reliability"],
            "LOWER(e.Title)"),
        new("events", "Events", "kind", ["Eviction", "Protest"], ["Kind", "On_Text", "Killed_Text", "Affected_Text"],
            "e.On_Earliest") { Closing = [Case, Person, Organisation], Named = [Place], Descending = true },
        new("land", "LandDisputes", "status", ["Unresolved", "Resolved"],
            ["LandType", "Families_Text", "Area_Text", "Status", "StatusOn_Text"],
            "LOWER(c0.Title)") { Closing = [Case], Named = [Place, new("ConcessionId", "Concessions", "Name")] },
        new("transnational", "TransnationalActs", "method", ["Spyware", "Assault"], ["Method", "On_Text", "HostStatus", "Returned_Text"],
            "e.On_Earliest")
            { Closing = [Case, Person with { Column = "TargetId" }, Person with { Column = "RelativeId" }],
                Named = [Place with { Column = "HostId" }], Descending = true },
        new("figures", "Figures", "unit", ["Persons", "Families"], ["Subject", "Topic", "Count_Text", "Unit", "AsOf_Text"],
            "e.AsOf_Earliest") { Closing = [Case, Person, Organisation], Named = [Organisation with { Column = "ReporterId" }],
            Descending = true },
        new("responses", "Responses", "kind", ["Demand", "Resolution"], ["Subject", "Kind", "ToWhom", "On_Text", "Status"], "e.On_Earliest")
            { Closing = [Case, Person, Person with { Column = "ByPersonId" }],
                Named = [Organisation with { Column = "ById" }, Organisation with { Column = "ToId" }], Descending = true },
        new("sanctions", "Sanctions", "basis", ["Responsible", "MaterialSupport"], ["Programme", "Basis", "On_Text", "Ended_Text"],
            "e.On_Earliest") { Closing = [Person, Organisation], Named = [Organisation with { Column = "AuthorityId" }],
            Descending = true },
        new("charges", "Charges", "outcome", ["NotStated", "Convicted"], ["Label", "On_Text", "Outcome"],
            "e.On_Earliest") { Closing = [Person], Named = [new("ArticleId", "LegalArticles", "Number")], Descending = true, Fact = true },
        new("prosecutions", "Prosecutions", "stage", ["Trial", "Final"], ["Judge", "CaseNumber", "Stage", "InAbsentia"],
            "LOWER(c0.Name)") { Closing = [Person], Named = [Organisation with { Column = "CourtId" }] },
        new("sentences", "Sentences", "appeal", ["NotStated", "Upheld"], ["On_Text", "Years", "Months", "Life", "InAbsentia", "Appeal"],
            "e.On_Earliest") { Closing = [Person], Descending = true, Fact = true },
        new("concessions", "Concessions", "status", ["Granted", "Revoked"],
            ["Name", "Granted_Text", "AreaUnit", "Status", "ContractOn_Text"],
            "LOWER(e.Name)") { Named = [Organisation with { Column = "CompanyId" }, Place] },
        new("instruments", "Instruments", "kind", ["Treaty", "Resolution"], ["Title", "Kind", "Number", "On_Text", "Ended_Text"],
            "e.On_Earliest") { Named = [Organisation with { Column = "ById" }], Descending = true },
        new("perpetrators", "Involvements", "degree", ["Ordered", "Condoned"], ["Degree", "Kind", "Post", "Certainty", "Attribution"],
            "LOWER(COALESCE(c0.Name, c1.Name))") { Closing = [Person, Organisation, Event] },
        new("stays", "Stays", "regime", ["PoliceCustody", "HouseArrest"], ["Regime", "Stage", "From_Text", "To_Text", "End"],
            "e.From_Earliest") { Closing = [Person], Named = [Facility], Descending = true, Fact = true },
        new("welfare", "WelfareReports", "kind", ["Health", "Torture"], ["Kind", "On_Text", "StatedCause", "AssessedCause"],
            "e.On_Earliest") { Closing = [Person], Named = [Facility], Descending = true, Fact = true },
        new("consents", "Consents", "keep", ["Given", "Refused"], ["On_Text", "Keep", "ShareUn", "ShareNgos", "PublishName"],
            "e.On_Earliest") { Closing = [Person], Descending = true, Fact = true },
        new("assessments", "Assessments", "definition", ["Pace1900", "Licadho"],
            ["Definition", "Conclusion", "Criteria", "AssessorName", "On_Text"], "e.On_Earliest")
            { Closing = [Person], Named = [Organisation with { Column = "AssessorId" }], Descending = true, Fact = true },
        new("memberships", "Memberships", "kind", ["Member", "Founder"], ["Kind", "Post", "From_Text", "To_Text", "Certainty"],
            "LOWER(c0.Name)") { Closing = [Person, Organisation], Fact = true },
        new("places", "Places", "kind", ["Province", "District"], ["Name", "NameKhmer", "Kind", "IsoCode", "NcddCode"], "LOWER(e.Name)")
            { Named = [Place with { Column = "ParentId" }] },
    ];

    /// <summary>The ids of the page, all of whose columns were read.</summary>
    public async Task<(int Total, List<long> Page)> Read(string connectionString, int take)
    {
        var joins = string.Concat(Closing.Select((link, index) => $" LEFT JOIN {link.Table} c{index} ON c{index}.Id = e.{link.Column}"));
        var seen = string.Concat(Closing.Select((link, index) =>
            $" AND (e.{link.Column} IS NULL OR (c{index}.DeletedAt IS NULL AND c{index}.Confidentiality IN {In(Levels)}))"));
        var key = char.ToUpperInvariant(Filter[0]) + Filter[1..];
        var from = $"FROM {Table} e{joins} WHERE e.{(Fact ? "KnownTo" : "DeletedAt")} IS NULL AND e.Confidentiality IN "
            + $"{In(Levels)}{seen} AND e.{key} IN {In(Values)}";
        var columns = string.Concat(Shown.Concat(Named.Select(link => link.Column)).Select(column => $", e.{column}"))
            + string.Concat(Closing.Select((link, index) => $", c{index}.{link.Name} AS Closing{index}"));
        var names = string.Concat(Named.Select((link, index) => $", n{index}.{link.Name} AS Named{index}"));
        var named = string.Concat(Named.Select((link, index) => $" LEFT JOIN {link.Table} n{index} ON n{index}.Id = q.{link.Column}"));
        var order = $"Sorted{(Descending ? " DESC" : "")}, Record";

        await using var sql = await PlainSql.Open(connectionString);
        var total = Convert.ToInt32((await sql.Rows($"SELECT COUNT(*) {from}"))[0][0], CultureInfo.InvariantCulture);
        var rows = await sql.Rows(
            $"SELECT q.*{names} FROM (SELECT e.{(Fact ? "FactId" : "Id")} AS Record, {Order} AS Sorted{columns} {from} ORDER BY {order} "
            + $"LIMIT @take) q{named} ORDER BY {order}", ("@take", take));
        return (total, [.. rows.Select(row => (long)row[0]!)]);
    }

    private static string In(IEnumerable<string> values) => $"('{string.Join("', '", values)}')";
}
