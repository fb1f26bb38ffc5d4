using System.Globalization;
using CaseTracker.App.Logging;

namespace CaseTracker.Web.Logging;

/// <summary>What is kept of a story that is not saved.</summary>
public sealed partial class StoryDraft
{
    private const string EventsKept = "story.events", ActorsKept = "story.actors", SaidKept = "log.said",
        OfRelativeKept = "story.of-relative", StepKept = "story.step";

    protected override void Take(IReadOnlyDictionary<string, string> texts)
    {
        Person.Take(texts);
        Relative.Take(texts);
        Struck.Take(texts);
        texts.Take(Relation);
        texts.Take(Land);
        texts.Take(Act);
        texts.Take(Charge);
        texts.Take(Prosecution);
        OfRelative = texts.Text(OfRelativeKept) is not null;
        At = texts.Number(StepKept) is >= 1 and <= Steps and var step ? (int)step : 1;
        if (texts.Text(SaidKept) is { } said)
        {
            Said.Clear();
            Said.UnionWith(said.Split(' ').Where(part => Enum.TryParse<LogPart>(part, out _)).Select(Enum.Parse<LogPart>));
        }
        if (texts.Text(EventsKept) is { } events)
        {
            Events.Clear();
            Events.AddRange(DraftTexts.Numbers(events).Select(Event));
        }
        foreach (var one in Events) texts.Take(one.Form);
        Actors.Clear();
        Actors.AddRange(DraftTexts.Numbers(texts.Text(ActorsKept)).Select(Actor));
        foreach (var one in Actors) one.Take(texts);
    }

    protected override void PutBeside(IDictionary<string, string> texts)
    {
        if (At > 1) texts.Put(StepKept, At);
    }

    protected override void Put(IDictionary<string, string> texts)
    {
        Person.Put(texts);
        Relative.Put(texts);
        Struck.Put(texts);
        texts.Put(Relation);
        texts.Put(Land);
        texts.Put(Act);
        texts.Put(Charge);
        texts.Put(Prosecution);
        if (OfRelative) texts[OfRelativeKept] = bool.TrueString;
        // An empty answer is one, too.
        texts[SaidKept] = string.Join(' ', Said.Order());
        texts[EventsKept] = Numbers(Events.Select(one => one.Number));
        foreach (var one in Events) texts.Put(one.Form);
        texts.Put(ActorsKept, Numbers(Actors.Select(one => one.Number)));
        foreach (var one in Actors) one.Put(texts);
    }

    private static string Numbers(IEnumerable<int> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
