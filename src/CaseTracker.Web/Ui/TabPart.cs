namespace CaseTracker.Web.Ui;

/// <summary>A part of a page that stands behind a tab.</summary>
/// <param name="Key">Its name in the address; ASCII letters.</param>
/// <param name="Title">What the tab says.</param>
/// <param name="Count">How many records it holds; null where that says nothing.</param>
public sealed record TabPart(string Key, string Title, int? Count = null);
