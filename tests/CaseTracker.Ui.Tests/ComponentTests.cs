using System.Globalization;
using CaseTracker.Web.Ui;

namespace CaseTracker.Ui.Tests;

/// <summary>What tests of components share: the library's services, no browser behind its scripts, and English words.</summary>
public abstract class ComponentTests : BunitContext
{
    protected ComponentTests()
    {
        Services.AddUi();
        JSInterop.Mode = JSRuntimeMode.Loose;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }
}
