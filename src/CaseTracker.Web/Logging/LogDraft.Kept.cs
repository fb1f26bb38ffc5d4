using CaseTracker.App.Logging;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>What is kept of a log that is not saved.</summary>
public sealed partial class LogDraft : IDraftForm
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
        texts.Take(Person);
        texts.Take(Arrest);
        texts.Take(Stay);
        texts.Take(Charge);
        texts.Take(Sentence);
        texts.Take(Sighting);
        if (texts.Number("log.same-id") is { } same) SamePerson = (same, texts.Text("log.same") ?? "");
        if (texts.Text("log.said") is { } said)
        {
            Said.Clear();
            Said.UnionWith(said.Split(' ').Where(part => Enum.TryParse<LogPart>(part, out _)).Select(Enum.Parse<LogPart>));
        }
        if (Enum.TryParse<Confidentiality>(texts.Text("log.level"), out var level)) Level = level;
    }

    private Dictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        texts.Put(Source);
        texts.Put(Case);
        texts.Put(Person);
        texts.Put(Arrest);
        texts.Put(Stay);
        texts.Put(Charge);
        texts.Put(Sentence);
        texts.Put(Sighting);
        texts.Put("log.same-id", SamePerson?.Id);
        texts.Put("log.same", SamePerson?.Name);
        // An empty answer is one, too.
        texts["log.said"] = string.Join(' ', Said.Order());
        if (Level != Confidentiality.Internal) texts.Put("log.level", Level.ToString());
        return texts;
    }
}
