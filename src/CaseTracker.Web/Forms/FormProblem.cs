using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Forms;

/// <summary>What kept a form from being saved.</summary>
/// <param name="Field">The key of the field that it belongs to, where it names one.</param>
public sealed record FormProblem(string? Field, Problem Problem);
