
namespace CaseTracker.App.Lists;

/// <summary>One value of a filter, and how many records have it.</summary>
public sealed record CountedValue(string Value, string Name, int Count) : ICountedValue;

/// <summary>The values of one filter, counted over the records that all other filters take.</summary>
/// <param name="More">There are more values than are counted: the most frequent stand here.</param>
public sealed record RecordFacet(ListFilterDefinition Filter, IReadOnlyList<CountedValue> Values, bool More);

/// <summary>The counts beside a list of records.</summary>
public sealed record RecordFacets(IReadOnlyList<RecordFacet> Facets)
{
    /// <summary>The counts of one filter; null where no record has a value.</summary>
    public RecordFacet? Of(string key) => Facets.FirstOrDefault(facet => facet.Filter.Key == key);
}

/// <summary>The records of a list counted two ways.</summary>
/// <param name="Total">Each record once; somewhere a record with two values is in two rows.</param>
/// <param name="MoreRows">Values with fewer records that are not shown.</param>
public sealed record RecordMatrix(RecordQuestion Question, ListFilterDefinition RowFilter, ListFilterDefinition ColumnFilter,
    IReadOnlyList<CountedValue> Rows, IReadOnlyList<CountedValue> Columns, int Total, int MoreRows, int MoreColumns)
{
    private readonly IReadOnlyDictionary<(string, string), int> _cells = new Dictionary<(string, string), int>();

    internal IReadOnlyDictionary<(string, string), int> Cells { init => _cells = value; }

    public int Count(string row, string column) => _cells.GetValueOrDefault((row, column));

    /// <summary>The list that a cell counts.</summary>
    public RecordQuestion Leading(string row, string column) => Question.Choose(RowFilter.Key, [row]).Choose(ColumnFilter.Key, [column]);
}
