using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Detention;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Logging;

namespace CaseTracker.Web.Detention;

/// <summary>A confirmation that people are still held, while it is typed: of whom, by which source, for which day.</summary>
/// <param name="people">Who is offered. Of several nobody is chosen at first: each is to be found in the source.</param>
/// <param name="on">The day that stands in the form at first.</param>
public sealed class ConfirmDraft(IReadOnlyList<PrisonerRow> people, string on) : IDraftForm
{
    private const string Whom = "confirm.people", Ticked = "confirm.chosen", Day = "confirm.on", Repeats = "confirm.again";

    private readonly string _began = on;

    public IReadOnlyList<PrisonerRow> People { get; } = people;
    public HashSet<long> Chosen { get; } = people is [var only] ? [only.Id] : [];
    public SourceDraft Source { get; } = new();
    public string On { get; set; } = on;

    /// <summary>Whether confirmations on record of that day are these, told by another source; null until the question is
    /// answered.</summary>
    public bool? Again { get; set; }

    /// <summary>The draft's name, of the people it is about: as many as it may hold, their ids do not fit into a name.</summary>
    public string Name
    {
        get;
    } = NameOf(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Numbers(people.Select(person => person.Id))))[..8]));

    public bool Changed => Source.Text.Length > 0 || !string.IsNullOrEmpty(Source.Locator) || On != _began
        || People.Count > 1 && Chosen.Count > 0;

    /// <summary>The address that leads to a draft of that key.</summary>
    public static string NameOf(string key) => $"{ConfirmHeldPage.Address}?{ConfirmHeldPage.Kept}={key}";

    /// <summary>The ids of the people whom a kept draft is about.</summary>
    public static string PeopleIn(IReadOnlyDictionary<string, string> texts) => texts.Text(Whom) ?? "";

    public IReadOnlyDictionary<string, string> Typed()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Changed) return texts;
        texts.Put(Whom, Numbers(People.Select(person => person.Id)));
        texts.Put(Ticked, Numbers(Chosen));
        texts.Put(Source);
        texts.Put(Day, On);
        texts.Put(Repeats, Again?.ToString());
        return texts;
    }

    public void Restore(IReadOnlyDictionary<string, string> texts)
    {
        texts.Take(Source);
        On = texts.Text(Day) ?? "";
        Again = bool.TryParse(texts.Text(Repeats), out var again) ? again : null;
        var ticked = (texts.Text(Ticked) ?? "").Split(',');
        Chosen.UnionWith(People.Select(person => person.Id).Where(id => ticked.Contains(id.ToString(CultureInfo.InvariantCulture))));
    }

    private static string Numbers(IEnumerable<long> ids) =>
        string.Join(',', ids.Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
