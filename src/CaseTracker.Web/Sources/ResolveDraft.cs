using System.Globalization;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Logging;

namespace CaseTracker.Web.Sources;

/// <summary>A choice between what sources say, while it is made.</summary>
/// <param name="citations">What can be chosen.</param>
public sealed class ResolveDraft(IReadOnlyList<long> citations) : IDraftForm
{
    private const string Side = "settle.side", Own = "settle.value", Why = "settle.reason";

    /// <summary>The citation that is believed, 0 for a value of one's own; null: nothing is chosen.</summary>
    public long? Chosen { get; set; }
    public string Value { get; set; } = "";
    public string Reason { get; set; } = "";

    public bool Changed => Chosen is not null || Value.Length > 0 || Reason.Length > 0;

    public IReadOnlyDictionary<string, string> Typed()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        texts.Put(Side, Chosen?.ToString(CultureInfo.InvariantCulture));
        texts.Put(Own, Value);
        texts.Put(Why, Reason);
        return texts;
    }

    // A source that was taken away since cannot be believed any more.
    public void Restore(IReadOnlyDictionary<string, string> texts) =>
        (Chosen, Value, Reason) = (texts.Number(Side) is { } side && (side == 0 || citations.Contains(side))
            ? side : null, texts.Text(Own) ?? "", texts.Text(Why) ?? "");
}
