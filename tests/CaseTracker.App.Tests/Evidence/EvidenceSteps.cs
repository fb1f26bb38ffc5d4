using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Evidence;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Tests.Evidence;

/// <summary>Short ways to attach synthetic files and to look what became of them.</summary>
internal static class EvidenceSteps
{
    public const string Words = "A synthetic statement of Test Witness.";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static Task<Outcome<long>> Attach(this TestDatabase database, CurrentUser user, long record, byte[]? bytes = null,
        string name = "statement.txt", Confidentiality? level = null, Stream? content = null) =>
        database.Get<AttachFile>().Handle(user, new(record, name, Level: level), content ?? new MemoryStream(bytes ?? Bytes(Words)),
            cancel: TestContext.Current.CancellationToken);

    public static async Task<long> Attached(this TestDatabase database, CurrentUser user, long record, byte[]? bytes = null,
        string name = "statement.txt", Confidentiality? level = null)
    {
        var outcome = await database.Attach(user, record, bytes, name, level);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Problems));
        return outcome.Value;
    }

    public static async Task<FilesSheet?> Files(this TestDatabase database, CurrentUser user, long record)
    {
        var outcome = await database.Get<ShowFiles>().Handle(user, record, TestContext.Current.CancellationToken);
        return outcome.Succeeded ? outcome.Value : null;
    }

    public static async Task<IReadOnlyList<string>> Names(this TestDatabase database, CurrentUser user, long record) =>
        [.. (await database.Files(user, record))?.Files.Select(file => file.Name) ?? []];

    public static async Task<byte[]?> Content(this TestDatabase database, CurrentUser user, long file)
    {
        var outcome = await database.Get<OpenFile>().Look(user, file, EvidenceView.Text, TestContext.Current.CancellationToken);
        if (!outcome.Succeeded) return null;
        using var opened = outcome.Value;
        using var read = new MemoryStream();
        await opened.Content.CopyToAsync(read, TestContext.Current.CancellationToken);
        return read.ToArray();
    }

    /// <summary>What lies in the folder of evidence.</summary>
    public static string[] Stored(this TestDatabase database) =>
        Directory.Exists(database.Get<DataFiles>().Evidence) ? Directory.GetFiles(database.Get<DataFiles>().Evidence) : [];
}
