using System.Runtime.CompilerServices;

namespace CaseTracker.App.Tests.Schema;

/// <summary>The files under schema/ that are written from the model: compared as a rule, rewritten when the environment
/// variable CASETRACKER_WRITE_SCHEMA is 1.</summary>
internal static class SchemaTree
{
    public static bool Writing => Environment.GetEnvironmentVariable("CASETRACKER_WRITE_SCHEMA") == "1";

    public static string PathOf(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../schema", file));

    /// <summary>Fails at the first line that differs, unless the files are being written.</summary>
    public static void HoldsOrIsWritten(string file, string expected)
    {
        var path = PathOf(file);
        if (Writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
            return;
        }
        Assert.True(File.Exists(path), $"schema/{file} is missing. {HowToWrite}");
        Assert.True(FirstDifference(File.ReadAllText(path), expected) is not { } difference,
            $"schema/{file} {FirstDifference(File.ReadAllText(path), expected)} {HowToWrite}");
    }

    public static string? FirstDifference(string actual, string expected)
    {
        var (left, right) = (actual.ReplaceLineEndings("\n").Split('\n'), expected.ReplaceLineEndings("\n").Split('\n'));
        for (var line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            var (is_, should) = (left.ElementAtOrDefault(line), right.ElementAtOrDefault(line));
            if (is_ != should) return $"is stale at line {line + 1}: it says «{is_}», the model says «{should}».";
        }
        return null;
    }

    private const string HowToWrite =
        "Write it anew with CASETRACKER_WRITE_SCHEMA=1 dotnet run --project tests/CaseTracker.App.Tests -- -namespace "
        + "CaseTracker.App.Tests.Schema, read what changed, and commit it.";
}
