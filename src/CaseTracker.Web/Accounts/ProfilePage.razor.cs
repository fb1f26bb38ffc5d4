using System.Globalization;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Accounts;

public partial class ProfilePage
{
    private Profile? _profile;
    private IReadOnlyList<Problem> _problems = [];
    private IReadOnlyList<Problem> _refused = [];
    private string? _done;
    private CurrentUser _user = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private EditProfile Edit { get; set; } = default!;
    [Inject] private ChangePassword Change { get; set; } = default!;
    [Inject] private EndSession End { get; set; } = default!;
    [Inject] private SessionLimits Limits { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;
    [SupplyParameterFromForm] private string? Name { get; set; }
    [SupplyParameterFromForm] private DisplayLanguage? Language { get; set; }
    [SupplyParameterFromForm] private DisplayTheme? Theme { get; set; }
    [SupplyParameterFromForm] private string? Zone { get; set; }
    [SupplyParameterFromForm] private string? Old { get; set; }
    [SupplyParameterFromForm] private string? Password { get; set; }
    [SupplyParameterFromForm] private string? PasswordAgain { get; set; }

    /// <summary>What was just saved, by a word that the redirect after it carries.</summary>
    [SupplyParameterFromQuery] private string? Saved { get; set; }

    private DisplayLanguage Spoken => Language ?? _profile?.Display.Language
        ?? (Languages.Current == Languages.Khmer ? DisplayLanguage.Khmer : DisplayLanguage.English);
    private DisplayTheme Colours => Theme ?? _profile?.Display.Theme ?? (DisplayTheme)Languages.Themes.IndexOf(Languages.Theme(Http));

    protected override async Task OnInitializedAsync()
    {
        _user = await Current.Get();
        if (Saved is "profile") _done = Texts.Localize("Account.ProfileSaved");
        await Load();
    }

    private async Task Load()
    {
        var shown = await Edit.Show(_user, Http.RequestAborted);
        if (shown.Succeeded) _profile = shown.Value;
        else _problems = shown.Problems;
    }

    private async Task Save()
    {
        var outcome = await Edit.Save(_user, Name ?? "", new Display(Spoken, Colours, Zone ?? ""), Http.RequestAborted);
        if (!Told(outcome)) return;
        await SignIn.Start(Http, outcome.Value);
        // The page is in the old language; the next one is in the new.
        Navigation.NavigateTo("/profile?saved=profile");
    }

    private async Task NewPassword()
    {
        var outcome = await Change.Run(_user, Old ?? "", Password ?? "", PasswordAgain ?? "", Http.RequestAborted);
        if (!Told(outcome)) return;
        _done = Texts.Localize("Account.PasswordChanged", outcome.Value);
        await Load();
    }

    private async Task EndOne(long session)
    {
        if (!Told(await End.One(_user, session, Http.RequestAborted))) return;
        _done = Texts.Localize("Account.SessionIsEnded");
        await Load();
    }

    private async Task EndOthers()
    {
        var outcome = await End.Others(_user, Http.RequestAborted);
        if (!Told(outcome)) return;
        _done = Texts.Localize("Account.OthersEnded", outcome.Value);
        await Load();
    }

    private bool Told<T>(Outcome<T> outcome)
    {
        _done = null;
        _refused = outcome.Problems;
        _problems = [.. outcome.Problems.Where(problem => problem is not Invalid)];
        return outcome.Succeeded;
    }

    private string? Wrong(string field) => _refused.OfType<Invalid>().FirstOrDefault(problem => problem.Field == field)?.Localize();

    /// <summary>Every time zone by its IANA name, from west to east as the clocks stand now.</summary>
    private IEnumerable<(string Id, string Words)> Zones()
    {
        var now = Clock.GetUtcNow();
        return TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId || zone.Id == Display.UsualTimeZone)
            .Select(zone => (zone.Id, Offset: zone.GetUtcOffset(now)))
            .Append((Id: Display.UsualTimeZone, Offset: CambodianTime.Offset)).DistinctBy(zone => zone.Id)
            .OrderBy(zone => zone.Id != Display.UsualTimeZone).ThenBy(zone => zone.Id, StringComparer.Ordinal)
            .Select(zone => (zone.Id, Texts.Localize("Account.ZoneWords", zone.Id.Replace('_', ' '), ViewerTime.OffsetWords(zone.Offset))));
    }

    private static string Hours(TimeSpan time) => time.TotalHours >= 1
        ? Texts.Localize("Account.Hours", Math.Round(time.TotalHours, 1).ToString(CultureInfo.InvariantCulture))
        : Texts.Localize("Account.Minutes", Math.Ceiling(time.TotalMinutes).ToString(CultureInfo.InvariantCulture));
}
