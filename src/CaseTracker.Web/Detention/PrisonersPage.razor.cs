using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Detention;

/// <summary>The prisoner list.</summary>
public sealed partial class PrisonersPage : ListPageBase<PrisonerQuestion, PrisonerList, PrisonersPart>
{
    private PrisonerAddress _address = default!;
    private DateOnly _today;
    private DateTime _now;
    private (PrisonerList List, SourceBook Book)? _book;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private PrisonerList List => Answer!;

    /// <summary>The sources of the answer; the same one for as long as it stands.</summary>
    private SourceBook? Book
    {
        get
        {
            if (Answer is not { } list) return null;
            if (!ReferenceEquals(_book?.List, list)) _book = (list, new SourceBook(list.Citations));
            return _book!.Value.Book;
        }
    }

    // Who was chosen under one status stays chosen under another: the file holds them all.
    private PrisonerQuestion Alone(IReadOnlyList<long> ids) =>
        List.Question.Unfiltered() with { Only = ids, Statuses = [.. Enum.GetValues<CustodyStatus>()] };

    protected override bool IsHere(string path) => path == PrisonerAddress.Path;

    protected override PrisonerQuestion Read(Uri address)
    {
        (_now, _today) = (Clock.GetUtcNow().UtcDateTime, CambodianTime.Today(Clock));
        _address = PrisonerAddress.Read(address.Query, _today);
        return _address.Question;
    }

    protected override PrisonerQuestion QuestionOf(PrisonerList answer) => answer.Question;

    protected override (int Shown, int Total) RowsOf(PrisonerList answer) => (answer.Rows.Count, answer.Totals.Shown);

    protected override string Counted(PrisonerQuestion question) =>
        PrisonerAddress.Query(question with { Page = 1, PageSize = 0, Sort = default, Descending = false, Look = DisplayOptions.Default });

    protected override string Announce(PrisonerList answer) =>
        $"{AnswerFormatter.Counts(answer.Totals)} {AnswerFormatter.Groups(answer.Groups)}";
}
