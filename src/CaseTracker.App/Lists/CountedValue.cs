namespace CaseTracker.App.Lists;

/// <summary>One value of a filter, and how many have it.</summary>
public interface ICountedValue
{
    /// <summary>As the address writes it.</summary>
    string Value { get; }
    /// <summary>As the viewer may read it.</summary>
    string Name { get; }
    int Count { get; }
}
