using System.Globalization;

namespace CaseTracker.Web.Logging;

/// <summary>What is kept of a roster that is not saved.</summary>
public sealed partial class RosterDraft
{
    protected override void Take(IReadOnlyDictionary<string, string> texts)
    {
        texts.Take(Arrest);
        texts.Take(Charge);
        Paste(texts.Text("log.names") ?? "");
        foreach (var entry in Entries) entry.SamePerson = texts.Number(Same(entry));
    }

    protected override void Put(IDictionary<string, string> texts)
    {
        texts.Put(Arrest);
        texts.Put(Charge);
        texts.Put("log.names", Text);
        foreach (var entry in Entries) texts.Put(Same(entry), entry.SamePerson);
    }

    private static string Same(RosterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"log.same-{entry.Line.Number}");
}
