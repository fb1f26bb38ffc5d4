using System.Globalization;
using CaseTracker.App.Logging;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Problems;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>A form shows what was refused at the box that it belongs to, by the type of the refusal.</summary>
public sealed class RefusedFieldsTests
{
    [Theory]
    [InlineData("en", "km")]
    [InlineData("km", "en")]
    public void What_one_language_refused_stands_at_its_field_in_the_other(string refused, string read)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(refused);
        var problems = FieldRules.Check(CustodyEventDetails.Catalogue, new CustodyEventDetails()).ToList();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(read);
        var form = new RecordForm<CustodyEventDetails>(CustodyEventDetails.Catalogue, null);

        form.Refuse([.. problems, new Problem("Errors.FieldMissing", CustodyEventDetails.Catalogue.Find("how")!.Label)]);

        Assert.Equal(["person", "on", null], form.Problems.Select(problem => problem.Field));
        Assert.NotNull(form.Error("person"));
        // A label is words, and decides nothing.
        Assert.Null(form.Error("how"));
    }

    [Fact]
    public void The_new_case_is_refused_at_the_box_that_takes_its_title()
    {
        var form = new RecordForm<CustodyEventDetails>(CustodyEventDetails.Catalogue, null) { CreatesRecordAt = "place" };
        form.Refuse([LogPart.Case.Says(new Invalid("title", "Errors.TextDisguised", "Title")),
            LogPart.Person.Says(new Invalid("name", "Errors.TextDisguised", "Name"))]);
        Assert.Equal(["place", null], form.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_message_is_sent_with_the_status_of_its_problem()
    {
        Assert.Equal((404, 403, 409, 400, 400, 400), (ProblemStatus.Of(new Domain.Catalogue.NotFound()), ProblemStatus.Of(new Denied()),
            ProblemStatus.Of(new Conflict()), ProblemStatus.Of(new Invalid("on", "Errors.EventWithoutAnyDate")),
            ProblemStatus.Of(new Problem("Export.FormatUnknown", "x")), ProblemStatus.Of(null)));
        Assert.Equal((404, 500), (ProblemStatus.Of(new Domain.Catalogue.NotFound(RecordKind.Person), 500), ProblemStatus.Of(null, 500)));
    }
}
