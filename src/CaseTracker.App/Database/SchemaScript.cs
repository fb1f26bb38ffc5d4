using System.Security.Cryptography;
using System.Text;

namespace CaseTracker.App.Database;

/// <summary>One script of schema/, as the program carries it. Scripts run in the order of their names.</summary>
internal sealed record SchemaScript(string Name, string Text)
{
    /// <summary>SHA-256 in lower-case hexadecimal of the text with LF line ends and without a byte order mark, so that
    /// a checkout on Windows gives the same.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        Text.TrimStart('\uFEFF').ReplaceLineEndings("\n"))));

    /// <summary>The scripts of one database, named "0001_first" and so on.</summary>
    public static IReadOnlyList<SchemaScript> Embedded(DatabaseProvider provider)
    {
        var folder = provider == DatabaseProvider.SqlServer ? "schema/sqlserver/" : "schema/sqlite/";
        var assembly = typeof(SchemaScript).Assembly;
        // On Windows MSBuild writes the folder inside schema/ with a backslash.
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Replace('\\', '/').StartsWith(folder, StringComparison.Ordinal))
            .Select(name => new SchemaScript(name[folder.Length..^".sql".Length], Read(name)))
            .OrderBy(script => script.Name, StringComparer.Ordinal)];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
