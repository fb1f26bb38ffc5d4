using System.Globalization;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Records;

namespace CaseTracker.Web.Forms;

/// <summary>Between a field's value and the text that somebody types for it.</summary>
public static class FieldText
{
    public static bool IsTyped(FieldKind kind) => kind is not (FieldKind.Choice or FieldKind.YesNo or FieldKind.Link);

    public static string Of(object? value) => value switch
    {
        null => "",
        ImpreciseDate date => date.Text,
        BoundedNumber number => number.Text,
        DateOnly day => Shown.Day(day),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The value of a typed text, null for an empty one, or what is wrong with it.</summary>
    public static (object? Value, Problem? Problem) Read(FieldKind kind, FieldDraft draft, string label)
    {
        var text = draft.Text.Trim();
        if (text.Length == 0) return (null, null);
        switch (kind)
        {
            case FieldKind.Date:
                var date = ImpreciseDate.Parse(text, draft.Basis, string.IsNullOrWhiteSpace(draft.Note) ? null : draft.Note.Trim());
                return (date.Value, date.Problem);
            case FieldKind.Number:
                var number = BoundedNumber.Parse(text);
                return (number.Value, number.Problem);
            case FieldKind.Day:
                var day = AsOfDay.Read(text);
                return (day.Day, day.Problem);
            case FieldKind.Whole:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                    ? (whole, null)
                    : (null, new Problem("Forms.NotWhole", label, text));
            default:
                return (text, null);
        }
    }
}
