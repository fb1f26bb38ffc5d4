using System.Globalization;
using CaseTracker.App.Teams;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Teams;

public sealed partial class TeamsPage
{
    /// <summary>Before the id of an account, the name of its box.</summary>
    private const string Ticked = "member-";

    private TeamList _list = new([], []);
    private IReadOnlyList<Problem> _problems = [];
    private string? _done;
    private CurrentUser _user = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private ShowTeams Show { get; set; } = default!;
    [Inject] private ChangeTeam Change { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _user = await Current.Get();
        await Load();
    }

    private async Task Load()
    {
        var teams = await Show.Handle(_user, Http.RequestAborted);
        if (teams.Succeeded) _list = teams.Value;
        else _problems = teams.Problems;
    }

    private async Task Save(long? id)
    {
        var form = Http.Request.Form;
        var name = form["Name"].ToString();
        var members = form.Keys.Where(key => key.StartsWith(Ticked, StringComparison.Ordinal))
            .Select(key => long.TryParse(key.AsSpan(Ticked.Length), CultureInfo.InvariantCulture, out var account) ? account : 0).ToList();
        var outcome = await Change.Handle(_user, id, name, members, Http.RequestAborted);
        _problems = outcome.Problems;
        if (!outcome.Succeeded) return;
        _done = Texts.Localize("Teams.Saved", name.Trim());
        await Load();
    }

    /// <summary>The accounts in use, and members that are not.</summary>
    private IEnumerable<NamedAccount> All(Team? team) => team is null ? _list.Accounts
        : _list.Accounts.Concat(team.Members.Where(member => _list.Accounts.All(one => one.Id != member.Id)));
}
