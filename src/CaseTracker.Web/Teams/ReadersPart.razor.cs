using CaseTracker.App.Teams;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Teams;

/// <summary>To whom one record is limited.</summary>
public sealed partial class ReadersPart
{
    private readonly LastAsked _last = new();
    private readonly HashSet<long> _accounts = [], _teams = [];
    private Readers? _readers;
    private Problem? _problem;
    private string? _done;
    private bool _busy, _unfolded;
    private long? _read;

    [Parameter, EditorRequired] public long Id { get; set; }

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private FirstAnswers First { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private ShowReaders Show { get; set; } = default!;
    [Inject] private LimitRecord Limit { get; set; } = default!;

    private bool Closed => _busy || !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Id) return;
        (_done, _problem) = (null, null);
        var user = await Current.Get();
        if (await _last.Answer(() => First.Get(RendererInfo.IsInteractive, $"readers {Id}", () => Show.Handle(user, Id)))
            is { } outcome) Take(outcome);
    }

    private void Take(Outcome<Readers> outcome)
    {
        _readers = outcome.Succeeded ? outcome.Value : null;
        _read = Id;
        _accounts.Clear();
        _teams.Clear();
        if (_readers is null) return;
        _accounts.UnionWith(_readers.Accounts.Select(one => one.Id));
        _teams.UnionWith(_readers.Teams.Select(team => team.Id));
    }

    private static void Tick(HashSet<long> ids, long id, bool on) => _ = on ? ids.Add(id) : ids.Remove(id);

    /// <summary>What is wrong is told, and what was ticked stays.</summary>
    private async Task Save()
    {
        if (_busy) return;
        (_busy, _done, _problem) = (true, null, null);
        var outcome = await Failures.Told(async () => await Limit.Handle(await Current.Get(), Id, [.. _accounts], [.. _teams]));
        if (outcome.Succeeded)
        {
            _done = Texts.Localize("Teams.Limited");
            var shown = await Failures.Told(async () => await Show.Handle(await Current.Get(), Id));
            if (shown.Succeeded) Take(shown);
        }
        else
        {
            _problem = outcome.Problems[0];
        }
        _busy = false;
    }

    private static string Told(Readers readers) => !readers.Limited ? Texts.Localize("Teams.EverybodyOfItsLevel")
        : readers.Accounts.Count + readers.Teams.Count == 0 ? Texts.Localize("Teams.SomeOfTheTeam")
        : Texts.Localize("Teams.LimitedTo", string.Join(", ", readers.Teams.Select(team => team.Name)
            .Concat(readers.Accounts.Select(one => one.Name))));

    private static string Named(NamedTeam team) => team.Members.Count == 0 ? team.Name
        : Texts.Localize("Teams.MembersOf", team.Name, string.Join(", ", team.Members));
}
