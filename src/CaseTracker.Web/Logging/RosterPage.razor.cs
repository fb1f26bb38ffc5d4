using System.Globalization;
using CaseTracker.App.Logging;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Web.Problems;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Logging;

public sealed partial class RosterPage
{
    private const int DrawEvery = 10, Most = 3;

    private PersonPage? _group;
    private Problem? _problem;
    private LoggedRoster? _saved;
    private CancellationTokenSource? _stop;
    private int _done;
    private bool _takenBack;

    [Inject] private LogRoster LogRoster { get; set; } = default!;
    [Inject] private ShowPerson ShowPerson { get; set; } = default!;
    [SupplyParameterFromQuery(Name = "group")] public string? GroupId { get; set; }

    /// <summary>How many of the lines are not among the group's named members yet.</summary>
    private int Adding
    {
        get
        {
            var named = _group!.Links.Where(link => link.Details.Kind == IdentityLinkKind.MemberOfGroup
                && link.Details.OtherPersonId == _group.Person.Id).Select(link => link.Details.PersonId).ToHashSet();
            return Draft.Entries.Count(entry => entry.Line.Problem is null && !(entry.SamePerson is { } same && named.Contains(same)));
        }
    }

    private string? Status
    {
        get
        {
            var (all, looked) = (Draft.Entries.Count, Draft.Entries.Count(entry => entry.Likely is not null
                || entry.Line.Problem is not null));
            return all == 0 ? null : Unread is { } unread ? Texts.Localize("Forms.NotLookedUp", unread) : looked < all
                ? Texts.Localize("Logging.LookedUp", looked, all)
                : Texts.Localize("Logging.ReadLines", all, Draft.Entries.Count(entry => entry.Line.Problem is not null));
        }
    }

    protected override Task Prepare() => ReadGroup();

    protected override void Restored()
    {
        base.Restored();
        _ = Look();
    }

    private async Task ReadGroup()
    {
        if (GroupId is null) return;
        // Once the form stands here it stays, whatever of the group can be read.
        var outcome = !long.TryParse(GroupId, CultureInfo.InvariantCulture, out var id) ? null : Ready
            ? await Failures.Told(() => ShowPerson.Handle(CurrentUser, id)) : await ShowPerson.Handle(CurrentUser, id);
        if (Ready && outcome is { Succeeded: false })
        {
            _problem = outcome.Problems[0];
            return;
        }
        _group = outcome is { Succeeded: true, Value.Group: not null } ? outcome.Value : null;
        _problem = _group is null ? new Problem("Logging.GroupMissing") : null;
    }

    private void Paste(string? text)
    {
        if (text == Draft.Text) return;
        Changed = true;
        Draft.Paste(text ?? "");
        _ = Look();
    }

    /// <summary>Looks for likely people, line by line. A new text begins anew and keeps what was found.</summary>
    private Task Look() => OncePaused(async cancel =>
    {
        foreach (var (entry, at) in Draft.Entries.Where(entry => entry.Likely is null && entry.Line.Problem is null)
            .Select((entry, at) => (entry, at)))
        {
            if (await Likely(entry.Line.Person.Name, entry.Line.Person.NameKhmer, Most, cancel) is not { } found) return;
            entry.Likely = found;
            if (at % DrawEvery == 0) await InvokeAsync(StateHasChanged);
        }
    });

    private async Task Submit() => await Keeper!.Save(Store, problem => Refuse([problem]));

    private async Task<bool> Store(string draft)
    {
        if (!Draft.Read())
        {
            ToSummary = true;
            return false;
        }
        (_done, _problem, _takenBack) = (0, null, false);
        using var stop = _stop = new CancellationTokenSource();
        try
        {
            // Not on the page's own thread: the number of saved lines is drawn meanwhile.
            var roster = Draft.ToRoster(_group?.Person.Id) with { Draft = draft };
            var outcome = await Task.Run(() => LogRoster.Handle(CurrentUser, roster, new Progress<int>(Show), stop.Token));
            if (!outcome.Succeeded)
            {
                Refuse(outcome.Problems);
                return false;
            }
            (_saved, Changed) = (outcome.Value, false);
        }
        catch (OperationCanceledException)
        {
            _problem = new Problem("Logging.Stopped");
            return false;
        }
        finally
        {
            _stop = null;
        }
        await ReadGroup();
        return true;
    }

    /// <summary>What was typed stands there again, to be mended.</summary>
    private Task TakenBack()
    {
        (_saved, _takenBack, Changed) = (null, true, true);
        return ReadGroup();
    }

    private void Show(int done)
    {
        _done = done;
        if (done % DrawEvery == 0) _ = InvokeAsync(StateHasChanged);
    }

    private void Stop() => _stop?.Cancel();

    public override void Dispose()
    {
        // The circuit is gone, and with it whoever waited for the answer.
        _stop?.Cancel();
        base.Dispose();
    }
}
