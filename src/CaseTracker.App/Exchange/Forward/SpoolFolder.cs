namespace CaseTracker.App.Exchange.Forward;

/// <summary>Where exports keep what does not fit into memory, in files without a name (<see
/// cref="Storage.PrivateFiles.OpenNameless"/>).</summary>
public sealed record SpoolFolder(string Path);
