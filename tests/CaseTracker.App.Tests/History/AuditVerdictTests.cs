using System.Globalization;
using CaseTracker.App.Audit;

namespace CaseTracker.App.Tests.History;

public class AuditVerdictTests
{
    [Fact]
    public void How_many_entries_hold_has_the_digits_of_the_language_and_the_number_of_an_entry_stays_as_it_is_copied()
    {
        var shown = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("km");
            var said = new AuditVerdict(65912, 65913, "abc", HeadStanding.Same, null).Said;
            Assert.Contains("៦៥៩១២", said, StringComparison.Ordinal);
            Assert.Contains("65913", said, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = shown;
        }
    }
}
