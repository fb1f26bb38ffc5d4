using CaseTracker.App.Detention;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Pages.Prisoners;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.Exchange;

/// <summary>The question of an export as a command's options and an address's query write it, read as the page reads its
/// address. What cannot be read is told, never left out: a file says less of its question than a page.</summary>
public sealed record ExportQuestion(string? AsOf, string? Known, IReadOnlyList<string> Statuses, string? Certainty, string? Name)
{
    /// <param name="now">For the day asked for where none is named: today in Cambodia.</param>
    public Outcome<PrisonerQuestion> Read(DateTimeOffset now)
    {
        var query = QueryHelpers.AddQueryString("", new Dictionary<string, string?>
        {
            // A status may be written as words: pre-trial-detention.
            [PrisonerAddress.AsOf] = AsOf, [PrisonerAddress.Known] = Known, [PrisonerAddress.Status] = string.Join(',', Statuses).Replace("-", "", StringComparison.Ordinal),
            [PrisonerAddress.CertaintyName] = Certainty, [PrisonerAddress.Name] = Name,
        });
        var address = PrisonerAddress.Read(query, CambodianTime.DayOf(now.UtcDateTime));
        return address.Wrong.Count > 0
            ? Outcome<PrisonerQuestion>.Failed(address.Wrong.Values.First().Problem)
            : Outcome<PrisonerQuestion>.Of(address.Question with { PageSize = 0 });
    }
}
