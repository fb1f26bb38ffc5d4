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

    [Theory]
    [InlineData("nearly half", CaseTracker.Domain.Figures.FigureUnit.Percent, true)]
    [InlineData("nearly half", CaseTracker.Domain.Figures.FigureUnit.NotStated, true)]
    [InlineData("half", CaseTracker.Domain.Figures.FigureUnit.Persons, false)]
    [InlineData("three quarters", CaseTracker.Domain.Figures.FigureUnit.UsDollars, false)]
    [InlineData("half a million", CaseTracker.Domain.Figures.FigureUnit.Persons, true)]
    [InlineData("50", CaseTracker.Domain.Figures.FigureUnit.Persons, true)]
    public void Half_is_no_number_of_people(string number, CaseTracker.Domain.Figures.FigureUnit unit, bool fits) =>
        Assert.Equal(fits ? [] : (string[])["Errors.ShareOfWhat"],
            FieldRules.Check(CaseTracker.Domain.Figures.FigureDetails.Catalogue,
            new CaseTracker.Domain.Figures.FigureDetails
            {
                Subject = "Test subject",
                Unit = unit,
                Count = CaseTracker.Domain.Values.BoundedNumber.Parse(number).Value
            })
            .Select(problem => problem.Key));
}
