using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Exchange;

/// <summary>One record of a seed file, still text: fields by their catalogue key, the parts of a date as "on.basis",
/// "on.note" and "on.extent", links as the keys of other records.</summary>
/// <param name="Place">Where it stands in the file: a line of a CSV file, or the number of a record in a JSON file.</param>
/// <param name="Cites">For a citation: the kind of the record that it cites.</param>
internal sealed record SeedRow(string File, int Place, string Key, RecordKind Kind, IReadOnlyDictionary<string, string> Values,
    RecordKind? Cites = null)
{
    public Problem Says(Problem problem) => new("Seed.Row", File, Place, Key, problem);
}

/// <summary>A file of seed data: its path under seed-data/ and its text.</summary>
internal sealed record SeedFile(string Name, string Text)
{
    private const string Folder = "seed-data/";

    /// <summary>The files that the program carries, so that it loads the same ones wherever it is started from.</summary>
    public static IReadOnlyList<SeedFile> Embedded()
    {
        var assembly = typeof(SeedFile).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new SeedFile(name[Folder.Length..], reader.ReadToEnd());
            })];
    }
}
