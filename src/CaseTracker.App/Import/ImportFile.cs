using CaseTracker.App.Import.Reading;

namespace CaseTracker.App.Import;

/// <summary>A file that was read: its tables stand in memory, and the file nowhere.</summary>
public sealed class ImportFile
{
    internal ImportFile(string name, IReadOnlyList<FileTable> tables) => (Name, Tables) = (name, tables);

    public string Name { get; }
    internal IReadOnlyList<FileTable> Tables { get; }

    /// <summary>The sheets of a workbook; none of a text.</summary>
    public IReadOnlyList<FileSheet> Sheets =>
        [.. Tables.Where(table => table.Name is not null).Select(table => new FileSheet(table.Name!, table.Hidden, table.Rows.Count))];
}

/// <summary>A sheet of a workbook.</summary>
/// <param name="Hidden">Whoever made the workbook does not show it.</param>
/// <param name="Rows">How many of its rows hold something.</param>
public sealed record FileSheet(string Name, bool Hidden, int Rows);
