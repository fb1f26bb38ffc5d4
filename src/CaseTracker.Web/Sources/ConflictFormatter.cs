using CaseTracker.App.Conflicts;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Sources;

/// <summary>What a conflict is about, in words.</summary>
public static class ConflictFormatter
{
    /// <summary>"Charge, label": the kind of record and its field.</summary>
    public static string Field(SourceConflict conflict) =>
        Texts.Localize("History.KindAndField", conflict.Kind.Label,
            Texts.Localize($"Fields.{conflict.Kind}_{conflict.Field}"));

    /// <summary>Who says it and where: "Test source, page 3, credibility 2".</summary>
    public static string Source(SaidBySource said) => string.Join(", ", new[]
    {
        said.Source.Details.Title, said.Citation.Locator, said.Citation.Credibility is { } grade
            ? Texts.Localize("History.Credibility", grade) : null,
    }.Where(part => !string.IsNullOrEmpty(part)));
}
