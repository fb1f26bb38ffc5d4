using CaseTracker.Domain.Language;

namespace CaseTracker.App.Detention;

/// <summary>Why somebody is, or is not, on a prisoner list.</summary>
/// <param name="Listed">True where the person is on it after all.</param>
/// <param name="Why">The reason in words: the status on the day, or the filter that leaves the person out.</param>
public sealed record AbsenceAnswer(long PersonId, string Name, bool Listed, IReadOnlyList<Problem> Why);
