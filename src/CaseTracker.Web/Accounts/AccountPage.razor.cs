using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using CaseTracker.Web.Startup;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Accounts;

public partial class AccountPage
{
    private AccountLine? _account;
    private IReadOnlyList<Problem> _problems = [];
    private string? _done, _tried, _link;
    // Until the account was looked for, nobody knows whether it is there.
    private bool _read;
    private CurrentUser _user = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private FindAccounts Find { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private InviteAccount Invite { get; set; } = default!;
    [Inject] private ProgramAddress Address { get; set; } = default!;
    [Inject] private ChangeAccount Change { get; set; } = default!;
    [Parameter] public long Id { get; set; }
    [SupplyParameterFromForm(Name = "role")] private Role? Chosen { get; set; }
    [SupplyParameterFromForm] private string? Reason { get; set; }
    [SupplyParameterFromForm] private string? FactorReason { get; set; }
    [SupplyParameterFromForm] private string? OwnToo { get; set; }

    private bool Own => _account?.Id == _user.AccountId;
    private bool OwnUnasked => Wrong("own") is not null;

    protected override async Task OnInitializedAsync()
    {
        _user = await Current.Get();
        await Load();
        _read = true;
    }

    private async Task Load()
    {
        var accounts = await Find.Run(_user, Http.RequestAborted);
        // The session that has just lost its right sees what it saw before.
        if (accounts.Succeeded) _account = accounts.Value.FirstOrDefault(account => account.Id == Id);
    }

    private async Task GiveRole()
    {
        await Tell("role", await Change.GiveRole(_user, Id, Chosen ?? RoleSelect.None, OwnToo is not null, Http.RequestAborted),
            "Account.RoleChangedOf");
    }

    private Task SuspendOrReactivate() => _account?.SuspendedAt is null
        ? Told(Change.Suspend(_user, Id, Reason ?? "", OwnToo is not null, Http.RequestAborted), "Account.SuspendedNow")
        : Told(Change.Reactivate(_user, Id, Reason ?? "", Http.RequestAborted), "Account.ReactivatedNow");

    private async Task Unlock() => await Tell("unlock", await Change.Unlock(_user, Id, Http.RequestAborted), "Account.UnlockedNow");

    private async Task ResetPassword()
    {
        var token = await Invite.Reset(_user, Id, Http.RequestAborted);
        _problems = token.Problems;
        if (!Navigation.Confirms(token.Problems) && token.Succeeded) _link = $"{Address.Value}/new-password?token={token.Value}";
    }

    private async Task ResetSecondFactor()
    {
        var outcome = await Change.ResetSecondFactor(_user, Id, FactorReason ?? "", Http.RequestAborted);
        if (outcome.Succeeded) FactorReason = null;
        await Tell("factor", outcome, "Account.FactorResetNow");
    }

    private async Task Told(Task<Outcome<bool>> change, string done)
    {
        var outcome = await change;
        if (outcome.Succeeded) Reason = null;
        await Tell("use", outcome, done);
    }

    private async Task Tell(string tried, Outcome<bool> outcome, string done)
    {
        (_tried, _problems) = (tried, outcome.Problems);
        if (Navigation.Confirms(outcome.Problems)) return;
        if (!outcome.Succeeded) return;
        _done = Texts.Localize(done, _account?.Name);
        await Load();
    }

    private string? Wrong(string field) => _problems.OfType<Invalid>().FirstOrDefault(problem => problem.Field == field)?.Localize();
}
