using CaseTracker.App.Lists;

namespace CaseTracker.App.Detention;

/// <summary>The people of a list, counted by two filters.</summary>
/// <param name="List">The list's totals, and its groups, who are in no cell.</param>
public sealed record CrossTab(Matrix Counts, PrisonerList List);
