namespace CaseTracker.Web.Ui;

/// <summary>Marks an address at which the program serves a file that it makes itself.</summary>
public sealed record ProgramFile;
