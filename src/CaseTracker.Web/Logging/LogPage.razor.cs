using CaseTracker.App.Logging;
using CaseTracker.App.People;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Logging;

public sealed partial class LogPage
{
    private static readonly LogPart[] Parts = [LogPart.Arrest, LogPart.Stay, LogPart.Charge, LogPart.Sentence, LogPart.Sighting];

    private IReadOnlyList<LikelyPerson> _likely = [];
    private (string, string) _asked = ("", "");

    [Inject] private LogCase LogCase { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

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

    protected override Task StartOver()
    {
        (_likely, _asked) = ([], ("", ""));
        return base.StartOver();
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
        return OncePaused(async cancel =>
        {
            var outcome = await FindLikelyPeople.Handle(Actor, name.Name, name.Khmer, cancel: cancel);
            cancel.ThrowIfCancellationRequested();
            _likely = outcome.Succeeded ? outcome.Value : [];
        });
    }

    private void Same(LikelyPerson? person)
    {
        Draft.SamePerson = person is null ? null : (person.Id, person.Name);
        Changed = true;
    }

    private void Say(LogPart part, bool said)
    {
        Draft.Say(part, said);
        Changed = true;
    }

    private void Keep(Confidentiality level)
    {
        Draft.Level = level;
        Changed = true;
    }

    private async Task Submit()
    {
        if (Keys.Forgive() || Saving) return;
        Saving = true;
        try
        {
            if (Draft.Read())
            {
                var outcome = await LogCase.Handle(Actor, Draft.ToLog());
                if (outcome.Succeeded)
                {
                    Changed = false;
                    await Keeper!.Forget();
                    Navigation.NavigateTo($"/people/{outcome.Value.PersonId}?saved={outcome.Value.PersonId}&logged-from={outcome.Value.SourceId}");
                    return;
                }
                Draft.Refuse(outcome.Problems);
            }
            ToSummary = true;
        }
        finally
        {
            Saving = false;
        }
    }
}
