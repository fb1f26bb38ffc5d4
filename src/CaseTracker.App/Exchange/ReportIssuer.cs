namespace CaseTracker.App.Exchange;

/// <summary>The organisation in whose name reports are made.</summary>
/// <param name="Name">Null where nobody has set it: reports then name none.</param>
public sealed record ReportIssuer(string? Name);
