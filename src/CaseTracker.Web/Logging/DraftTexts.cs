using System.Globalization;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>The texts of a draft that spans several forms: each form's own under its prefix, and a few beside them.</summary>
public static class DraftTexts
{
    public static void Put(this IDictionary<string, string> texts, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) texts[name] = text;
    }

    public static void Put(this IDictionary<string, string> texts, string name, long? number) =>
        texts.Put(name, number?.ToString(CultureInfo.InvariantCulture));

    public static void Put<T>(this IDictionary<string, string> texts, RecordForm<T> form) where T : class, new()
    {
        foreach (var (key, text) in form.Typed()) texts[$"{form.Prefix}.{key}"] = text;
    }

    public static void Put(this IDictionary<string, string> texts, SourceDraft source)
    {
        texts.Put("log.source-id", source.Id);
        texts.Put("log.source", source.Text);
        texts.Put("log.locator", source.Locator);
        texts.Put(source.Form);
    }

    public static void Put(this IDictionary<string, string> texts, CaseDraft inCase)
    {
        texts.Put("log.case-id", inCase.Id);
        texts.Put("log.case", inCase.Text);
        if (inCase.Role != CaseDraft.UsualRole) texts.Put("log.role", inCase.Role.ToString());
        texts.Put(inCase.Form);
    }

    public static string? Text(this IReadOnlyDictionary<string, string> texts, string name) => texts.GetValueOrDefault(name);

    public static long? Number(this IReadOnlyDictionary<string, string> texts, string name) =>
        long.TryParse(texts.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The numbers of a text that parts them by spaces.</summary>
    public static IEnumerable<int> Numbers(string? text) => (text ?? "").Split(' ')
        .Select(number => int.TryParse(number, CultureInfo.InvariantCulture, out var read) ? read : 0).Where(number => number > 0);

    public static void Take<T>(this IReadOnlyDictionary<string, string> texts, RecordForm<T> form) where T : class, new()
    {
        var own = texts.Where(text => text.Key.StartsWith(form.Prefix + ".", StringComparison.Ordinal))
            .ToDictionary(text => text.Key[(form.Prefix.Length + 1)..], text => text.Value, StringComparer.Ordinal);
        if (own.Count > 0) form.Restore(own);
    }

    public static void Take(this IReadOnlyDictionary<string, string> texts, SourceDraft source)
    {
        (source.Id, source.Text, source.Locator) = (texts.Number("log.source-id"), texts.Text("log.source")
            ?? "", texts.Text("log.locator"));
        texts.Take(source.Form);
    }

    public static void Take(this IReadOnlyDictionary<string, string> texts, CaseDraft inCase)
    {
        (inCase.Id, inCase.Text) = (texts.Number("log.case-id"), texts.Text("log.case") ?? "");
        if (Enum.TryParse<Domain.Cases.ParticipantRole>(texts.Text("log.role"), out var role)) inCase.Role = role;
        texts.Take(inCase.Form);
    }
}
