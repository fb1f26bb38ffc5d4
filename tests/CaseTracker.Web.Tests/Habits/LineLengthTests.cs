using CaseTracker.Web.Tests.Running;

namespace CaseTracker.Web.Tests.Habits;

/// <summary>The formatter does not break long lines, and a reader with two files side by side sees 140 columns of each.</summary>
public class LineLengthTests
{
    private const int Longest = 140;

    private static readonly string[] Kinds = [".cs", ".razor", ".css", ".js"];

    [Fact]
    public void No_line_of_code_is_longer_than_140_columns()
    {
        var files = new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => Kinds.Contains(Path.GetExtension(file))
                && !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .ToList();
        Assert.True(files.Count > 500, $"Only {files.Count} files were found below {Repository.Root}.");

        var tooLong = files.SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file))
            .Select((line, at) => (Line: line, Place: $"{file}:{at + 1}"))
            .Where(one => one.Line.Length > Longest).Select(one => $"{one.Place} has {one.Line.Length} columns"));

        Assert.Empty(tooLong);
    }
}
