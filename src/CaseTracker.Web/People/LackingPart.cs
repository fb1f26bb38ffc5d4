namespace CaseTracker.Web.People;

/// <summary>Facts that are lacking in the same way.</summary>
/// <param name="Facts">Each by its name, with the address of the form that takes it; null for whoever may not write it.</param>
public sealed record LackingPart(string Title, bool Secondary, IEnumerable<(string Label, string? Form)> Facts);
