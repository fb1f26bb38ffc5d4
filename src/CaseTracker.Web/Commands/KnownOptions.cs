using System.CommandLine;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;

namespace CaseTracker.Web.Commands;

/// <summary>The options of every list that is asked as it was known in the past.</summary>
internal static class KnownOptions
{
    /// <summary>At a moment, or at the end of a day.</summary>
    public static Option<string?> AsOf() => new("--known-as-of")
    {
        Description = Texts.Localize("Export.OptionKnownAsOf"),
        HelpName = "MOMENT",
    };

    /// <summary>At the end of a Cambodian day.</summary>
    public static Option<string?> On() => new($"--{KnownAddress.Day}")
    {
        Description = Texts.Localize("Export.OptionKnownOn"),
        HelpName = "DAY",
    };
}
