using MudBlazor;

namespace CaseTracker.Web.Ui;

/// <summary>The program's colours, type and corners as MudBlazor's theme. The same values stand in wwwroot/css/tokens.css, which the
/// program's own style sheets read; a test holds the two alike.</summary>
public static class Theme
{
    private static readonly string[] Family = ["CaseTracker Khmer", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue",
        "Arial", "sans-serif"];

    public static MudTheme Ours { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5a78",
            PrimaryContrastText = "#ffffff",
            PrimaryDarken = "#084760",
            Background = "#f5f6f7",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            DrawerBackground = "#ffffff",
            TextPrimary = "#1b2126",
            TextSecondary = "#55606a",
            AppbarText = "#1b2126",
            DrawerText = "#1b2126",
            DrawerIcon = "#55606a",
            LinesDefault = "#d5dadf",
            LinesInputs = "#7b8791",
            Divider = "#d5dadf",
            TableLines = "#d5dadf",
            Info = "#0b5a78",
            Success = "#1c6a3c",
            Warning = "#7a4d00",
            Error = "#a3241f",
            ActionDefault = "#55606a",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7cc5de",
            PrimaryContrastText = "#06222d",
            PrimaryDarken = "#a4d9ea",
            Background = "#13171b",
            Surface = "#1a2026",
            AppbarBackground = "#1a2026",
            DrawerBackground = "#1a2026",
            TextPrimary = "#e5eaee",
            TextSecondary = "#a6b2bc",
            AppbarText = "#e5eaee",
            DrawerText = "#e5eaee",
            DrawerIcon = "#a6b2bc",
            LinesDefault = "#35404a",
            LinesInputs = "#7d8a95",
            Divider = "#35404a",
            TableLines = "#35404a",
            Info = "#7cc5de",
            Success = "#82cf9e",
            Warning = "#eec06a",
            Error = "#f29b93",
            // Light colours want dark words on them.
            InfoContrastText = "#06222d",
            SuccessContrastText = "#06222d",
            WarningContrastText = "#06222d",
            ErrorContrastText = "#06222d",
            ActionDefault = "#a6b2bc",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Typography = new Typography
        {
            Default = new DefaultTypography
            {
                FontFamily = Family,
                FontSize = "1rem",
                LineHeight = "1.5",
                LetterSpacing = "normal"
            }
        },
    };
}
