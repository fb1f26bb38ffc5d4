using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Sources;

namespace CaseTracker.Domain.Tests.Catalogue;

public class FieldRulesTests
{
    [Theory]
    [InlineData("Test \u202Eeltit", "Errors.TextDisguised")]
    [InlineData("Test \u2066title\u2069", "Errors.TextDisguised")]
    [InlineData("Test\u0000title", "Errors.TextDisguised")]
    [InlineData("Test\u009Btitle", "Errors.TextDisguised")]
    [InlineData("   ", "Errors.FieldMissing")]
    public void A_title_shows_what_it_holds(string title, string problem) =>
        Assert.Equal([problem], FieldRules.Check(SourceDetails.Catalogue, new SourceDetails { Title = title }).Select(found => found.Key));

    [Theory]
    [InlineData("សាកល្បង\u200Bចំណងជើង")]
    [InlineData("Test\u200Dtitle, \u200Ftest\u200E")]
    [InlineData("Test\ttitle\r\nsecond line")]
    public void What_writing_needs_is_kept(string title) =>
        Assert.Empty(FieldRules.Check(SourceDetails.Catalogue, new SourceDetails { Title = title }));
}
