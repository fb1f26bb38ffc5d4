using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Lists;

/// <summary>A list of records.</summary>
public sealed partial class ListPage : ListPageBase<RecordQuestion, RecordListPage, RecordListPage>
{
    private RecordList _list = default!;
    private ListAddress _address = default!;

    /// <summary>What is answered.</summary>
    private RecordQuestion Question => Answer!.Question;

    protected override bool IsHere(string path) => path.Equals($"/{_list.Name}", StringComparison.OrdinalIgnoreCase);

    protected override RecordQuestion Read(Uri address)
    {
        _list = ListAddress.ListOf(address.AbsolutePath)!;
        _address = ListAddress.Read(_list, address.Query);
        return _address.Question;
    }

    protected override RecordQuestion QuestionOf(RecordListPage answer) => answer.Question;

    protected override (int Shown, int Total) RowsOf(RecordListPage answer) => (answer.Lines.Count, answer.Total);

    protected override string Counted(RecordQuestion question) => ListAddress.Of(question with
    {
        Page = 1,
        PageSize = 0,
        Sort = null,
        Show = null,
    });

    protected override string Announce(RecordListPage answer) => Sum(answer);

    private void Show(IReadOnlyList<string> columns) => Navigation.NavigateTo(ListAddress.Of(Question with
    {
        Show = columns.ToHashSet(StringComparer.Ordinal).SetEquals(_list.Usual) ? null : columns,
    }), replace: true);

    private static string Sum(RecordListPage answer)
    {
        var sum = answer.Question.Narrowed ? Texts.Localize("Lists.Sum", answer.Total.InDigits(), answer.OnList.InDigits())
            : Texts.Localize("Lists.SumAll", answer.Total.InDigits());
        return answer.HeldBack == 0 ? sum
            : $"{sum}; {Texts.Localize(answer.CountsOfKind ? "Lists.SumHeldBackOfKind" : "Lists.SumHeldBack", answer.HeldBack.InDigits())}";
    }
}
