using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Records;

/// <summary>Values as pages show them: dates in words that allow one reading, and nothing for what is not stated.</summary>
public static class Shown
{
    public static string Date(ImpreciseDate? date) => date is null ? Texts.Localize("PersonPages.NoDate") : date.Localize();

    public static string Day(DateOnly day) => ImpreciseDate.Of(day).Localize();

    /// <summary>A moment in Cambodia: "22 November 2026 at 08:22".</summary>
    public static string Moment(DateTime moment) =>
        Texts.Localize("PrisonerPages.Moment", Day(CambodianTime.DayOf(moment)), CambodianTime.TimeOf(moment).InDigits());

    /// <summary>When a term ends, as far as the sources say.</summary>
    public static string End((DateOnly Earliest, DateOnly? Latest) end) =>
        end.Latest is not { } latest ? Texts.Localize("PrisonerPages.AtTheEarliest", Day(end.Earliest))
        : latest == end.Earliest ? Day(latest) : Texts.Localize("PrisonerPages.Between", Day(end.Earliest), Day(latest));

    /// <summary>The words of a field's value, or null where nobody stated one.</summary>
    public static string? Value(object? value) => value switch
    {
        ImpreciseDate date => date.Localize(),
        DateOnly day => Day(day),
        bool and false => null,
        Enum choice when choice.ToString() is "NotStated" or "Unknown" => null,
        string text when string.IsNullOrWhiteSpace(text) => null,
        _ => FieldFormatter.Of(value),
    };

    /// <summary>How a date is known, where it is more than the source's plain word: "inferred: …".</summary>
    public static string? Basis(ImpreciseDate? date) => date switch
    {
        null or { Basis: DateBasis.Stated, Note: null or "" } => null,
        { Note: { Length: > 0 } note } => Texts.Localize("PersonPages.BasisNote", FieldFormatter.Choice(date.Basis), note),
        _ => FieldFormatter.Choice(date.Basis),
    };
}
