namespace CaseTracker.App.Lists.Filters;

/// <summary>What is chosen of a filter, by names that the viewer may read.</summary>
public sealed record ChosenValues(FilterDefinition Filter, IReadOnlyList<string> Names)
{
    public override string ToString() => $"{Filter.Label}: {string.Join(", ", Names)}";
}
