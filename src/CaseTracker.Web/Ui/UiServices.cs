using MudBlazor.Services;

namespace CaseTracker.Web.Ui;

/// <summary>MudBlazor, of which the rest of the program knows nothing.</summary>
public static class UiServices
{
    public static void AddUi(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddScoped<Questions>();
        services.AddScoped<FormDialogs>();
        services.AddSingleton<ThemeStyles>();
    }
}
