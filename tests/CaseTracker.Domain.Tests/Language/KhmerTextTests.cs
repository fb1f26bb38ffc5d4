using System.Collections;
using System.Globalization;
using System.Resources;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Tests.Language;

public class KhmerTextTests
{
    private static readonly CultureInfo Khmer = CultureInfo.GetCultureInfo("km");

    public static TheoryData<string> Areas => [.. typeof(Texts).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".resources", StringComparison.Ordinal)).Select(name => name[..^".resources".Length]).Order()];

    [Theory]
    [MemberData(nameof(Areas))]
    public void Every_English_text_has_a_Khmer_one(string area)
    {
        var khmer = Keys(area, Khmer);
        Assert.Empty(Keys(area, CultureInfo.InvariantCulture).Except(khmer, StringComparer.Ordinal));
    }

    [Fact]
    public void A_count_stands_in_Khmer_digits_and_the_number_of_a_record_in_those_that_commands_read()
    {
        Assert.Contains("១៨០", Texts.LocalizeIn(Khmer, "Custody.Reason_ConfirmedRecently", "", "", 180), StringComparison.Ordinal);
        Assert.Contains("180", Texts.LocalizeIn(Khmer, "Custody.Reason_ConfirmedRecently", "", "", 180L), StringComparison.Ordinal);
        Assert.Contains("180", Texts.LocalizeIn(CultureInfo.InvariantCulture, "Custody.Reason_ConfirmedRecently", "", "", 180),
            StringComparison.Ordinal);
    }

    private static List<string> Keys(string area, CultureInfo language)
    {
        var texts = new ResourceManager(area, typeof(Texts).Assembly).GetResourceSet(language, createIfNotExists: true, tryParents: false);
        return texts is null ? [] : [.. texts.Cast<DictionaryEntry>().Select(text => (string)text.Key)];
    }
}
