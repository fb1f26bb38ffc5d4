using CaseTracker.App.Storage;

namespace CaseTracker.App.Evidence;

/// <summary>The keys of attached files.</summary>
internal sealed class EvidenceKeys(DataFiles files) : KeyFiles(files.Keys, "evidence");
