namespace CaseTracker.Web.Logging;

/// <summary>Which fields of a part are asked in which step, where the part is asked in two.</summary>
public static class StoryFields
{
    /// <summary>Of a dispute over land: who is affected.</summary>
    public static IReadOnlyList<string> LandWho { get; } = ["families", "persons"];

    /// <summary>Of a dispute over land: the land and where the dispute stands.</summary>
    public static IReadOnlyList<string> LandWhere { get; } =
        ["place", "landType", "area", "areaUnit", "tenure", "concession", "status", "statusOn"];

    /// <summary>Of an act abroad: what was done.</summary>
    public static IReadOnlyList<string> ActWhat { get; } = ["method", "on", "returned", "children", "result"];

    /// <summary>Of an act abroad: where and by whom.</summary>
    public static IReadOnlyList<string> ActWhere { get; } =
        ["host", "hostStatus", "origin", "transit", "hostAgency", "originAgency", "cooperation"];
}
