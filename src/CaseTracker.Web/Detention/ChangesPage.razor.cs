using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Detention.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.Web.Detention;

public sealed partial class ChangesPage
{
    private const int Size = 50;

    private static readonly (string Name, string Label)[] Boxes =
    [
        (ChangeAddress.From, "From"), (ChangeAddress.To, "To"), (ChangeAddress.OpeningKnown, "OpeningKnownOn"),
        (ChangeAddress.Known, "KnownOn"),
    ];

    private readonly LastAsked _last = new();
    private readonly Dictionary<string, string> _typed = [];
    private IReadOnlyList<Problem> _problems = [];
    private ChangeStatement? _statement;
    private MovedPage? _people;
    private int _page = 1;
    // Of whom the days are asked, kept where somebody asks for other days.
    private List<(string Name, string? Value)> _filters = [];

    private string Sentence => ChangeWords.Sentence(_statement!, Public.Of(ChangeAddress.Of(_statement!.Question)));

    protected override async Task OnParametersSetAsync()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        var parts = QueryStringReader.Parts(query).ToList();
        _filters = [.. parts.Where(part => PrisonerFilters.Find(part.Key) is not null).Select(part => (part.Key, part.Value))];
        foreach (var (name, _) in Boxes) _typed[name] = query.TryGetValue(name, out var text) ? text.ToString() : "";
        if (_typed[ChangeAddress.From].Length + _typed[ChangeAddress.To].Length == 0)
        {
            var today = CambodianTime.Today(Clock);
            (_typed[ChangeAddress.From], _typed[ChangeAddress.To]) = (PrisonerAddress.Iso(ChangeAddress.MonthBefore(today)),
                PrisonerAddress.Iso(today));
            parts.Add(KeyValuePair.Create(ChangeAddress.From, (string?)_typed[ChangeAddress.From]));
            parts.Add(KeyValuePair.Create(ChangeAddress.To, (string?)_typed[ChangeAddress.To]));
        }
        var kind = MovementKinds.Find(query.TryGetValue(ChangeAddress.Kind, out var word) ? word.ToString() : null);
        var page = QueryStringReader.PageOf(query.TryGetValue(ChangeAddress.Page, out var number) ? number.ToString() : null);
        if (await _last.Answer(() => Ask(parts, kind, page)) is not { } outcome) return;
        _problems = outcome.Problems;
        (_statement, _people, _page) = outcome.Succeeded ? (outcome.Value.Statement, outcome.Value.People, page) : (null, null, 1);
    }

    private async Task<Outcome<(ChangeStatement Statement, MovedPage? People)>> Ask(IReadOnlyList<KeyValuePair<string, string?>> parts,
        MovementKind? kind, int page)
    {
        var question = ChangeAddress.Read(parts);
        if (!question.Succeeded) return Outcome<(ChangeStatement, MovedPage?)>.Failed(question.Problems);
        var user = await Current.Get();
        var statement = await Changes.Handle(user, question.Value);
        if (!statement.Succeeded) return Outcome<(ChangeStatement, MovedPage?)>.Failed(statement.Problems);
        if (kind is not { } of) return Outcome<(ChangeStatement, MovedPage?)>.Of((statement.Value, null));
        var people = await Changes.Handle(user, question.Value, of, page, Size);
        return people.Succeeded ? Outcome<(ChangeStatement, MovedPage?)>.Of((statement.Value, people.Value))
            : Outcome<(ChangeStatement, MovedPage?)>.Failed(people.Problems);
    }

    private string Of(MovementKind kind, int page) => ChangeAddress.Of(_statement!.Question, kind, page);

    private string Numbers(MovedPerson person) =>
        string.Join(", ", person.Facts.SelectMany(_people!.Citations.Numbers).Distinct().Order().Select(number => number.InDigits()));
}
