using CaseTracker.App;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Detention;
using CaseTracker.Web.Evidence;
using CaseTracker.Web.Exchange;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Import;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Pages;
using CaseTracker.Web.People;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using CaseTracker.Web.Ui;
using CaseTracker.Web.WorkLists;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.SignalR;

namespace CaseTracker.Web.Startup;

/// <summary>What the web server is made of, and the order in which a request passes through it.</summary>
public static class WebRegistrations
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddLogs();
        // In production, too, a program that was built and not published finds its files where they were built.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<KnownHosts>();
        builder.Services.AddSingleton<ProgramAddress>();
        builder.Services.AddSingleton<CircuitOwners>();
        builder.Services.AddSingleton<LimitedPages>();
        builder.Services.AddSingleton<PolicyReports>();
        builder.Services.AddSingleton<CircuitHandler, ClosedPages>();
        // KnownHosts asks instead: the framework's filter knows neither the public address nor what is listened on.
        builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        builder.Services.AddCaseTracker();
        builder.Services.AddSignIn();
        builder.Services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = HostCookies.Forms;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        builder.AddTelemetry();
        builder.Services.AddHostedService<DatabaseCheck>();
        builder.Services.AddHostedService<RestOfProjections>();
        builder.Services.AddHostedService<AuditCheck>();
        builder.Services.AddHostedService<BackupsOnSchedule>();
        builder.Services.AddHostedService<EvidenceOnSchedule>();
        builder.Services.AddHostedService<FileTextsOnArrival>();
        builder.Services.AddLanguages();
        builder.Services.AddPageCompression();
        builder.Services.AddRazorComponents()
            .AddInteractiveServerComponents(circuits => circuits.DetailedErrors = builder.Environment.IsDevelopment())
            .AddHubOptions(hub =>
            {
                hub.MaximumReceiveMessageSize = FormLimits.Message;
                hub.AddFilter<LimitedPages>();
                hub.AddFilter<CircuitOwners>();
            });
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Failures>();
        builder.Services.AddExceptionHandler<ErrorReferences>();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.LimitSignIn();
            limiter.LimitPolicyReports();
        });
        builder.Services.AddUi();
        builder.Services.AddScoped<AddInPlace>();
        builder.Services.AddScoped<ViewNews>();
        builder.Services.AddSingleton<IViewReader, RecordViewReader>();
        builder.Services.AddSingleton<IViewReader, PrisonerViewReader>();
        builder.Services.AddSingleton(new RowPanelOf(RecordKind.Person, typeof(PersonPanel)));
    }

    public static void UseWeb(this WebApplication app)
    {
        foreach (var url in app.Services.GetRequiredService<ProgramSettings>().Urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
            app.Urls.Add(url);
        app.UseTelemetry();
        app.UseProxies();
        app.UseHostCookies();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UsePageCompression();
        app.UseLanguages();
        app.UseKnownHosts();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/message/{0}", createScopeForStatusCodePages: true);
        app.UseMessagesByGet();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseSharedSignInLimit();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseTombstones();
        app.UseAntiforgery();
        app.Use(app.Services.GetRequiredService<LimitedPages>().Answer);
        app.MapStaticAssets();
        app.Services.GetRequiredService<ThemeStyles>().Map(app);
        app.MapHealth();
        app.MapPolicyReports();
        app.MapPreferences();
        app.MapSignOut();
        app.MapExports(() => app.Services.GetRequiredService<ProgramAddress>().Value);
        app.MapAuditLog();
        app.MapTemplates();
        app.MapEvidence();
        app.MapDeadlines();
        app.MapRazorComponents<Layout.App>()
            // Our own header says more than the one that the framework would add.
            .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization()
            .Add(DefinedRoutes.Constrain);
    }

    /// <summary>A message page answers in place of a form, too; it is no form's handler.</summary>
    private static void UseMessagesByGet(this WebApplication app) => app.Use(async (http, next) =>
    {
        // A form that the page no longer has: its session, or what it was about, has changed since it was drawn.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null && HttpMethods.IsPost(http.Request.Method)
            && http.Response.StatusCode == StatusCodes.Status400BadRequest && MessageProblem.Of(http) is null)
            http.Note(new Problem("Shell.FormGone"));
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
            http.Request.Method = HttpMethods.Get;
        await next(http);
        // A page that refuses a form has named its type and written nothing: with the type it would pass for a message of its own.
        if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentLength: null }
            && HttpMethods.IsPost(http.Request.Method)) http.Response.ContentType = null;
    });
}
