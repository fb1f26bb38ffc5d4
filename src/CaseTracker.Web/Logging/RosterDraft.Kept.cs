using System.Globalization;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>What is kept of a roster that is not saved.</summary>
public sealed partial class RosterDraft : IDraftForm
{
    private Dictionary<string, string> _began = [];

    /// <summary>From here on it counts what is typed: what the address brought is no draft.</summary>
    public void Begin() => _began = Texts();

    public IReadOnlyDictionary<string, string> Typed()
    {
        var texts = Texts();
        return texts.Count == _began.Count && !texts.Except(_began).Any() ? new Dictionary<string, string>() : texts;
    }

    public void Restore(IReadOnlyDictionary<string, string> texts)
    {
        texts.Take(Source);
        texts.Take(Case);
        texts.Take(Arrest);
        texts.Take(Charge);
        if (Enum.TryParse<Confidentiality>(texts.Text("log.level"), out var level)) Level = level;
        Paste(texts.Text("log.names") ?? "");
        foreach (var entry in Entries) entry.SamePerson = texts.Number(Same(entry));
    }

    private Dictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        texts.Put(Source);
        texts.Put(Case);
        texts.Put(Arrest);
        texts.Put(Charge);
        texts.Put("log.names", Text);
        foreach (var entry in Entries) texts.Put(Same(entry), entry.SamePerson);
        if (Level != Confidentiality.Internal) texts.Put("log.level", Level.ToString());
        return texts;
    }

    private static string Same(RosterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"log.same-{entry.Line.Number}");
}
