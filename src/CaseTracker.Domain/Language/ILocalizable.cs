using System.Globalization;

namespace CaseTracker.Domain.Language;

/// <summary>Something that each language says in its own words: a problem, an imprecise date. As an argument of a text
/// (<see cref="Texts"/>) it is said in that text's language.</summary>
public interface ILocalizable
{
    /// <param name="culture">The interface's language where none is given.</param>
    string Localize(CultureInfo? culture = null);
}
