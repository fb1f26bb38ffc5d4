using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Pages.Charges;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Lists;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.Prosecution;

/// <summary>The question of the page of charges and courts as its address and the options of its command write it: that of the list of
/// charges, and by what they are counted.</summary>
public sealed record ChargesAddress(ChargeQuestion Question, IReadOnlyDictionary<string, InvalidParameter> Wrong)
{
    /// <summary>Of the page, the file and its command.</summary>
    public const string Name = "charges-and-courts";

    public const string By = "by";

    /// <param name="query">With or without its question mark.</param>
    public static ChargesAddress Read(string? query)
    {
        var charges = ListAddress.Read(ChargeQuestion.List, query, By);
        var by = QueryHelpers.ParseQuery(query).GetValueOrDefault(By).ToString().Trim();
        if (by.Length == 0 || ChargeQuestion.Way(by) is not null)
            return new(new(charges.Question, ChargeQuestion.Way(by) ?? ChargeQuestion.Ways[0]), charges.Wrong);
        var wrong = new InvalidParameter(by, new Problem("Lists.WrongAxis", by, string.Join(", ",
            ChargeQuestion.Ways.Select(way => way.Key))));
        return new(new(charges.Question, ChargeQuestion.Ways[0]), charges.Wrong.Append(new(By, wrong)).ToDictionary());
    }

    /// <summary>The address of the page.</summary>
    public static string Of(ChargeQuestion question) => $"/{Name}{Query(question)}";

    /// <summary>The address of the file.</summary>
    public static string Export(ChargeQuestion question, string format) => $"/export/{Name}{Query(question)}&format={format}";

    /// <summary>The same charges counted by another of the ways.</summary>
    public static string Of(ChargeQuestion question, FilterDefinition by) => Of(question with { By = by });

    private static string Query(ChargeQuestion question)
    {
        var query = ListAddress.Query(question.Charges with { Page = 1 });
        return $"{(query.Length == 0 ? "?" : query + "&")}{By}={question.By.Key}";
    }
}
