using System.Globalization;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Accounts;

/// <summary>The team's accounts: who has one, with which role, and one-time links for new ones.</summary>
public partial class AccountsPage
{
    private IReadOnlyList<AccountLine> _accounts = [];
    private IReadOnlyList<Problem> _problems = [];
    private string? _done;
    private string? _link;
    private Actor _actor = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private FindAccounts Find { get; set; } = default!;
    [Inject] private InviteAccount Invite { get; set; } = default!;
    [Inject] private ChangeAccount Change { get; set; } = default!;
    [SupplyParameterFromForm(Name = "role")] private Role? Chosen { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.Get();
        await Load();
    }

    private async Task Load()
    {
        var found = await Find.Run(_actor, Http.RequestAborted);
        if (found.Succeeded) _accounts = found.Value;
        else _problems = found.Problems;
    }

    private async Task InvitePerson()
    {
        if (Chosen is not { } role) return;
        var outcome = await Invite.Run(_actor, role, Http.RequestAborted);
        if (outcome.Succeeded) _link = $"{Http.Request.Scheme}://{Http.Request.Host}/invitation?token={outcome.Value}";
        else _problems = outcome.Problems;
    }

    private async Task GiveRole(AccountLine account)
    {
        if (Chosen is { } role) await Tell(await Change.GiveRole(_actor, account.Id, role, Http.RequestAborted), "Account.RoleChangedOf", account);
    }

    private async Task SuspendOrReactivate(AccountLine account)
    {
        if (account.SuspendedAt is null) await Tell(await Change.Suspend(_actor, account.Id, Http.RequestAborted), "Account.SuspendedNow", account);
        else await Tell(await Change.Reactivate(_actor, account.Id, Http.RequestAborted), "Account.ReactivatedNow", account);
    }

    private async Task Tell(Outcome<bool> outcome, string done, AccountLine account)
    {
        _problems = outcome.Problems;
        if (!outcome.Succeeded) return;
        _done = Texts.Say(done, account.Name);
        await Load();
    }

    private static string Day(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? Texts.Say("Account.Never");
}
