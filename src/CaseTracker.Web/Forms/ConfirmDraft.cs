using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.App.Records;
using CaseTracker.Web.Logging;

namespace CaseTracker.Web.Forms;

/// <summary>A confirmation that people are still held, while it is typed: of whom, by which source, for which day.</summary>
/// <param name="people">Who is offered; all of them are chosen at first.</param>
/// <param name="on">The day that stands in the form at first.</param>
public sealed class ConfirmDraft(IReadOnlyList<Choice> people, string on) : IDraftForm
{
    private const string Whom = "confirm.people", Left = "confirm.left", Source = "confirm.source-id", SourceName = "confirm.source", Place = "confirm.locator", Day = "confirm.on";

    private readonly string _began = on;

    public IReadOnlyList<Choice> People { get; } = people;
    public HashSet<long> Chosen { get; } = [.. people.Select(person => person.Id)];
    public long? SourceId { get; set; }
    public string SourceText { get; set; } = "";
    public string? Locator { get; set; }
    public string On { get; set; } = on;

    /// <summary>The draft's name, of the people it is about: as many as it may hold, their ids do not fit into a name.</summary>
    public string Name { get; } = NameOf(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Numbers(people.Select(person => person.Id))))[..8]));

    public bool Changed => SourceText.Length > 0 || !string.IsNullOrEmpty(Locator) || On != _began || Chosen.Count < People.Count;

    /// <summary>The address that leads to a draft of that key.</summary>
    public static string NameOf(string key) => $"{ConfirmHeldPage.Address}?{ConfirmHeldPage.Kept}={key}";

    /// <summary>The ids of the people whom a kept draft is about.</summary>
    public static string PeopleIn(IReadOnlyDictionary<string, string> texts) => texts.Text(Whom) ?? "";

    public IReadOnlyDictionary<string, string> Typed()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Changed) return texts;
        texts.Put(Whom, Numbers(People.Select(person => person.Id)));
        texts.Put(Left, Numbers(People.Select(person => person.Id).Where(id => !Chosen.Contains(id))));
        texts.Put(Source, SourceId);
        texts.Put(SourceName, SourceText);
        texts.Put(Place, Locator);
        texts.Put(Day, On);
        return texts;
    }

    public void Restore(IReadOnlyDictionary<string, string> texts)
    {
        (SourceId, SourceText, Locator, On) = (texts.Number(Source), texts.Text(SourceName) ?? "", texts.Text(Place), texts.Text(Day) ?? "");
        var left = (texts.Text(Left) ?? "").Split(',');
        Chosen.RemoveWhere(id => left.Contains(id.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Numbers(IEnumerable<long> ids) => string.Join(',', ids.Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
