using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CaseTracker.Web.Ui;

/// <summary>What a symbol stands for.</summary>
public enum Symbol
{
    Menu, Home, Prisoners, Cases, Events, Land, Abroad, CivicSpace, People, Organisations, Sources, Charges, Concessions, Instruments, List,
    Figures, Ledger, Responses, Sanctions, Work, Review, Conflicts, Corroboration, Completeness, Exactness, Reference, Accounts, Display,
    Account, New, Import, Removed, Perpetrators, Stays, Welfare, Assessments, Memberships, Places, Arrests, Releases, Sentences, Evictions,
    Reports, Files, Notices, Tags, Teams, Limited,
}

/// <summary>The drawings of the symbols, from MudBlazor's collection. A component for each would take more of a page's memory than its
/// drawing, which is one text for all pages.</summary>
public static class Symbols
{
    private static readonly Dictionary<Symbol, MarkupString>
        BesideWords = Drawings("mud-icon-size-medium"), OfWays = Drawings("mud-nav-link-icon");

    /// <summary>A symbol beside words, or in place of words that only a screen reader reads.</summary>
    public static MarkupString Picture(this Symbol symbol) => BesideWords[symbol];

    /// <summary>The symbol of a way in the drawer.</summary>
    public static MarkupString InDrawer(this Symbol symbol) => OfWays[symbol];

    private static Dictionary<Symbol, MarkupString> Drawings(string size) => Enum.GetValues<Symbol>().ToDictionary(symbol => symbol,
        symbol => (MarkupString)$"""
            <svg class="mud-icon-root mud-svg-icon {size}" focusable="false" viewBox="0 0 24 24" aria-hidden="true">{Of(symbol)}</svg>
            """);

    private static string Of(Symbol symbol) => symbol switch
    {
        Symbol.Menu => Icons.Material.Outlined.Menu,
        Symbol.Home => Icons.Material.Outlined.Home,
        Symbol.Prisoners => Icons.Material.Outlined.Lock,
        Symbol.Cases => Icons.Material.Outlined.Folder,
        Symbol.Events => Icons.Material.Outlined.Event,
        Symbol.Land => Icons.Material.Outlined.Terrain,
        Symbol.Abroad => Icons.Material.Outlined.Public,
        Symbol.CivicSpace => Icons.Material.Outlined.Campaign,
        Symbol.People => Icons.Material.Outlined.Person,
        Symbol.Organisations => Icons.Material.Outlined.Business,
        Symbol.Sources => Icons.Material.Outlined.Description,
        Symbol.Charges => Icons.Material.Outlined.Gavel,
        Symbol.Concessions => Icons.Material.Outlined.Map,
        Symbol.Instruments => Icons.Material.Outlined.Article,
        Symbol.Figures => Icons.Material.Outlined.BarChart,
        Symbol.Ledger => Icons.Material.Outlined.TableChart,
        Symbol.Responses => Icons.Material.Outlined.Reply,
        Symbol.Sanctions => Icons.Material.Outlined.Block,
        Symbol.Work => Icons.Material.Outlined.Inbox,
        Symbol.Review => Icons.Material.Outlined.Rule,
        Symbol.Conflicts => Icons.Material.Outlined.CompareArrows,
        Symbol.Corroboration => Icons.Material.Outlined.Layers,
        Symbol.Completeness => Icons.Material.Outlined.CheckCircle,
        Symbol.Exactness => Icons.Material.Outlined.DateRange,
        Symbol.Reference => Icons.Material.Outlined.Book,
        Symbol.Accounts => Icons.Material.Outlined.People,
        Symbol.Teams => Icons.Material.Outlined.Groups,
        Symbol.Limited => Icons.Material.Outlined.Lock,
        Symbol.Display => Icons.Material.Outlined.Contrast,
        Symbol.Account => Icons.Material.Outlined.AccountCircle,
        Symbol.New => Icons.Material.Outlined.Add,
        Symbol.Files => Icons.Material.Outlined.FileDownload,
        Symbol.Import => Icons.Material.Outlined.FileUpload,
        Symbol.Removed => Icons.Material.Outlined.DeleteOutline,
        Symbol.Perpetrators => Icons.Material.Outlined.PersonSearch,
        Symbol.Stays => Icons.Material.Outlined.MeetingRoom,
        Symbol.Welfare => Icons.Material.Outlined.HealthAndSafety,
        Symbol.Assessments => Icons.Material.Outlined.FactCheck,
        Symbol.Memberships => Icons.Material.Outlined.Badge,
        Symbol.Places => Icons.Material.Outlined.Place,
        Symbol.Arrests => Icons.Material.Outlined.PanTool,
        Symbol.Releases => Icons.Material.Outlined.LockOpen,
        Symbol.Sentences => Icons.Material.Outlined.Balance,
        Symbol.Evictions => Icons.Material.Outlined.DomainDisabled,
        Symbol.Notices => Icons.Material.Outlined.Notifications,
        Symbol.Tags => Icons.Material.Outlined.Label,
        Symbol.Reports => Icons.Material.Outlined.Assessment,
        _ => Icons.Material.Outlined.List,
    };
}
