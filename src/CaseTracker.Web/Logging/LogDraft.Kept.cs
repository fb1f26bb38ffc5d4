using CaseTracker.App.Logging;

namespace CaseTracker.Web.Logging;

/// <summary>What is kept of a log that is not saved.</summary>
public sealed partial class LogDraft
{
    protected override void Take(IReadOnlyDictionary<string, string> texts)
    {
        texts.Take(Person);
        texts.Take(Arrest);
        texts.Take(Stay);
        texts.Take(Charge);
        texts.Take(Sentence);
        texts.Take(Sighting);
        if (texts.Number("log.same-id") is { } same) SamePerson = (same, texts.Text("log.same") ?? "");
        if (texts.Text("log.said") is not { } said) return;
        Said.Clear();
        Said.UnionWith(said.Split(' ').Where(part => Enum.TryParse<LogPart>(part, out _)).Select(Enum.Parse<LogPart>));
    }

    protected override void Put(IDictionary<string, string> texts)
    {
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
    }
}
