using CaseTracker.App.Logging;
using CaseTracker.App.People;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Logging;

public sealed partial class LogPage
{
    private const int Most = 5;
    private static readonly LogPart[] Parts = [LogPart.Arrest, LogPart.Stay, LogPart.Charge, LogPart.Sentence, LogPart.Sighting];

    private IReadOnlyList<LikelyPerson> _likely = [];
    private (string, string) _asked = ("", "");

    [Inject] private LogCase LogCase { get; set; } = default!;

    private string RosterAddress => Draft.Source.Id is { } source ? $"/log/roster?source={source}" : "/log/roster";

    protected override void Listen()
    {
        Draft.Person.Edited += Typed;
        Draft.Arrest.FirstChange += Edited;
        Draft.Stay.FirstChange += Edited;
        Draft.Charge.FirstChange += Edited;
        Draft.Sentence.FirstChange += Edited;
        Draft.Sighting.FirstChange += Edited;
        Draft.Source.Form.Edited += Edited;
    }

    protected override void StartOver()
    {
        (_likely, _asked) = ([], ("", ""));
        base.StartOver();
    }

    private void Typed()
    {
        Changed = true;
        var name = (Draft.Person.Draft("name").Text.Trim(), Draft.Person.Draft("nameKhmer").Text.Trim());
        if (name != _asked) _ = Ask(name);
        // The kind opens other questions.
        StateHasChanged();
    }

    /// <summary>Asks for likely namesakes.</summary>
    private Task Ask((string Name, string Khmer) name)
    {
        _asked = name;
        return OncePaused(async cancel => _likely = await Likely(name.Name, name.Khmer, Most, cancel) ?? []);
    }

    private void Same(LikelyPerson? person)
    {
        Draft.SamePerson = person is null ? null : (person.Id, person.Name);
        Draft.ForgetAnswers();
        Changed = true;
    }

    private void Say(LogPart part, bool said)
    {
        Draft.Say(part, said);
        Changed = true;
    }

    private Task Submit() => SaveAndLeave(async draft =>
    {
        var outcome = await LogCase.Handle(CurrentUser, Draft.ToLog() with { Draft = draft });
        return outcome.Succeeded
            ? Outcome<string>.Of($"/people/{outcome.Value.PersonId}?saved={outcome.Value.Last}&logged-from={outcome.Value.SourceId}")
            : Outcome<string>.Failed(outcome.Problems);
    });
}
