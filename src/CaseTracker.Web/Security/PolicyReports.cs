using System.Text.Json;
using System.Text.RegularExpressions;

namespace CaseTracker.Web.Security;

/// <summary>Something that the Content-Security-Policy forbids and browsers stopped on a page.</summary>
/// <param name="Directive">The part of the policy that forbids it, such as <c>img-src</c>.</param>
/// <param name="Blocked">Where it would have come from: an origin, a scheme, or the browser's word (<c>inline</c>, <c>eval</c>).</param>
/// <param name="Page">The path of the page, each number in it as <c>0</c>, without what was asked.</param>
public sealed record PolicyViolation(string Directive, string Blocked, string Page);

/// <summary>How often it was stopped, and when last, UTC.</summary>
public sealed record CountedViolation(PolicyViolation Violation, int Times, DateTime LastAt);

/// <summary>What browsers told of the Content-Security-Policy since the program started. Anybody can send a report, so only the shape of
/// one is kept, of some hundred that differ, and none names a record or a person.</summary>
public sealed partial class PolicyReports(TimeProvider clock, ILogger<PolicyReports> log)
{
    /// <summary>Where browsers send them.</summary>
    public const string Path = "/policy-report";

    /// <summary>The longest that is read, in bytes. A browser's own is a tenth of it.</summary>
    public const int Longest = 16 * 1024;

    private const int Most = 200, MostLetters = 100;
    private readonly Lock _turn = new();
    private readonly Dictionary<PolicyViolation, (int Times, DateTime LastAt)> _told = [];

    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<CountedViolation> All
    {
        get
        {
            lock (_turn)
                return [.. _told.Select(one => new CountedViolation(one.Key, one.Value.Times, one.Value.LastAt))
                    .OrderByDescending(one => one.Times).ThenByDescending(one => one.LastAt)];
        }
    }

    /// <summary>Keeps a report in the form of CSP level 2 (<c>application/csp-report</c>). Whether it is one.</summary>
    public bool Add(ReadOnlySpan<byte> report)
    {
        if (Read(report) is not { } violation) return false;
        lock (_turn)
        {
            if (!_told.TryGetValue(violation, out var before) && _told.Count >= Most) return true;
            _told[violation] = (before.Times + 1, clock.GetUtcNow().UtcDateTime);
            if (before.Times > 0) return true;
        }
        log.LogWarning("A browser stopped something on {Page}: {Directive} forbids {Blocked}", violation.Page, violation.Directive,
            violation.Blocked);
        return true;
    }

    private static PolicyViolation? Read(ReadOnlySpan<byte> report)
    {
        try
        {
            var reader = new Utf8JsonReader(report);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("csp-report", out var told)
                || told.ValueKind != JsonValueKind.Object) return null;
            return Directive().Match(Text(told, "effective-directive") ?? Text(told, "violated-directive") ?? "") is { Success: true } part
                && Uri.TryCreate(Text(told, "document-uri"), UriKind.Absolute, out var page)
                ? new(part.Value, Origin(Text(told, "blocked-uri") ?? ""), Cut(Numbers().Replace(page.AbsolutePath, "0"))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An address may hold what somebody asked elsewhere.</summary>
    private static string Origin(string blocked) => !Uri.TryCreate(blocked, UriKind.Absolute, out var from)
        ? Word().Match(blocked) is { Success: true } word ? word.Value : "?"
        : from.Scheme is "http" or "https" ? Cut(from.GetLeftPart(UriPartial.Authority)) : Cut(from.Scheme);

    private static string Cut(string text) => text.Length <= MostLetters ? text : text[..MostLetters];

    [GeneratedRegex("^[a-z-]{1,40}")]
    private static partial Regex Directive();

    [GeneratedRegex("^[a-z-]{1,20}$")]
    private static partial Regex Word();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
