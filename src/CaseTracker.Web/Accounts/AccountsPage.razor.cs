using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using CaseTracker.Web.Startup;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Accounts;

/// <summary>The team's accounts: who has one, with which role, and one-time links for new ones.</summary>
public partial class AccountsPage
{
    private IReadOnlyList<AccountLine> _accounts = [];
    private IReadOnlyList<InvitationLine> _invitations = [];
    private IReadOnlyList<Problem> _problems = [];
    private string? _done;
    private string? _link;
    private int _days;
    private CurrentUser _user = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private FindAccounts FindAccounts { get; set; } = default!;
    [Inject] private FindInvitations FindInvitations { get; set; } = default!;
    [Inject] private ProgramAddress Address { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private InviteAccount Invite { get; set; } = default!;
    [SupplyParameterFromForm(Name = "role")] private Role? Chosen { get; set; }
    [SupplyParameterFromForm] private string? ForWhom { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _user = await Current.Get();
        await Load();
    }

    private async Task Load()
    {
        var accounts = await FindAccounts.Run(_user, Http.RequestAborted);
        if (accounts.Succeeded) _accounts = accounts.Value;
        else _problems = accounts.Problems;
        var invitations = await FindInvitations.Run(_user, Http.RequestAborted);
        if (invitations.Succeeded) _invitations = invitations.Value;
    }

    private async Task InvitePerson()
    {
        await Show(await Invite.Run(_user, Chosen ?? RoleSelect.None, ForWhom, Http.RequestAborted));
    }

    private async Task InviteAgain(InvitationLine line) =>
        await Show(await Invite.Again(_user, line.Id, Http.RequestAborted), line.ForPassword);

    private async Task RevokeInvitation(InvitationLine line)
    {
        var outcome = await Invite.Revoke(_user, line.Id, Http.RequestAborted);
        _problems = outcome.Problems;
        if (Navigation.Confirms(outcome.Problems)) return;
        if (outcome.Succeeded) _done = Texts.Localize("Account.Revoked");
        await Load();
    }

    private async Task Show(Outcome<string> token, bool forPassword = false)
    {
        _problems = token.Problems;
        if (Navigation.Confirms(token.Problems)) return;
        if (!token.Succeeded) return;
        (_link, _days) = ($"{Address.Value}{(forPassword ? "/new-password" : "/invitation")}?token={token.Value}",
            (int)(forPassword ? InviteAccount.ResetValidFor : InviteAccount.ValidFor).TotalDays);
        await Load();
    }
}
