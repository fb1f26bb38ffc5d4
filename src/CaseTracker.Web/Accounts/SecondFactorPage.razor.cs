using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Accounts;

public partial class SecondFactorPage
{
    private IReadOnlyList<Problem> _problems = [];
    private IReadOnlyList<string>? _codes;
    private OwnSecondFactor? _own;
    private SecondFactorOffer? _offer;
    private PasskeyQuestion? _passkey;
    private CurrentUser? _user;
    private string? _done;
    // Signed in, and not only let in to set this up.
    private bool _inside;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [Inject] private SetUpSecondFactor Factor { get; set; } = default!;
    [Inject] private SetUpPasskeys Passkeys { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [SupplyParameterFromQuery(Name = "return")] private string? Return { get; set; }
    [SupplyParameterFromForm] private string? Offer { get; set; }
    [SupplyParameterFromForm] private string? Code { get; set; }
    [SupplyParameterFromForm] private string? Name { get; set; }
    [SupplyParameterFromForm] private string? PasskeyAsked { get; set; }
    [SupplyParameterFromForm] private string? PasskeyAnswer { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _inside = SignIn.CurrentUserOf(Http.User) is not null;
        _user = SignIn.CurrentUserOf(Http.User) ?? SignIn.SetUpOf(Http.User);
        if (_user is null) Navigation.NavigateTo("/sign-in?return=%2Fsecond-factor");
        else await Load();
    }

    private async Task Load()
    {
        var own = await Factor.Show(_user!, Http.RequestAborted);
        if (Told(own)) _own = own.Value;
        if (_own is { AppAt: null })
        {
            var offer = await Factor.Offer(_user!, Offer, Http.RequestAborted);
            if (Told(offer)) _offer = offer.Value;
        }
        if (PasskeyButton.SiteOf(Http) is not { } site) return;
        var asked = await Passkeys.Offer(_user!, site, Http.RequestAborted);
        if (Told(asked)) _passkey = asked.Value;
    }

    private async Task AddPasskey()
    {
        var codes = await Passkeys.Add(_user!, PasskeyButton.SiteOf(Http), Name ?? "", new(PasskeyAsked, PasskeyAnswer),
            Http.RequestAborted);
        if (Told(codes)) await Show(codes.Value, Texts.Localize("Account.PasskeyAddedNow"));
    }

    private async Task RemovePasskey(long id)
    {
        if (Told(await Passkeys.Remove(_user!, id, Http.RequestAborted))) Navigation.NavigateTo("/second-factor");
    }

    /// <summary>Codes that were made are shown once; without them the page says what there is now.</summary>
    private async Task Show(IReadOnlyList<string> codes, string done)
    {
        _done = done;
        if (codes.Count > 0) _codes = codes;
        else await Load();
    }

    private async Task SetUp()
    {
        var codes = await Factor.Confirm(_user!, Offer, Code ?? "", Http.RequestAborted);
        if (Told(codes)) await Show(codes.Value, Texts.Localize("Account.FactorSetUpNow"));
    }

    private async Task NewCodes()
    {
        var codes = await Factor.NewRecoveryCodes(_user!, Http.RequestAborted);
        if (Told(codes)) _codes = codes.Value;
    }

    private async Task TurnOff()
    {
        if (Told(await Factor.Remove(_user!, Http.RequestAborted))) Navigation.NavigateTo("/second-factor");
    }

    private bool Told<T>(Outcome<T> outcome)
    {
        _problems = outcome.Problems;
        Navigation.Confirms(outcome.Problems);
        return outcome.Succeeded;
    }

    private string? Wrong(string field) => _problems.OfType<Invalid>().FirstOrDefault(problem => problem.Field == field)?.Localize();
}
