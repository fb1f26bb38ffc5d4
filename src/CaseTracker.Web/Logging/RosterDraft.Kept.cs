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
        foreach (var entry in Entries)
        {
            (entry.SamePerson, entry.IsNew) = (texts.Number(Same(entry)), texts.Text(New(entry)) is not null);
            entry.ArrestIs.Restore(texts.Text(ArrestIs(entry)));
            entry.ChargeIs.Restore(texts.Text(ChargeIs(entry)));
        }
    }

    protected override void Put(IDictionary<string, string> texts)
    {
        texts.Put(Arrest);
        texts.Put(Charge);
        texts.Put("log.names", Text);
        foreach (var entry in Entries)
        {
            texts.Put(Same(entry), entry.SamePerson);
            texts.Put(New(entry), entry.IsNew ? "1" : null);
            texts.Put(ArrestIs(entry), entry.ArrestIs.Kept);
            texts.Put(ChargeIs(entry), entry.ChargeIs.Kept);
        }
    }

    private static string New(RosterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"log.new-{entry.Line.Number}");

    private static string Same(RosterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"log.same-{entry.Line.Number}");

    private static string ArrestIs(RosterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"log.arrest-is-{entry.Line.Number}");

    private static string ChargeIs(RosterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"log.charge-is-{entry.Line.Number}");
}
