using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CaseTracker.Web.Startup;

/// <summary>Metrics and traces for whoever runs a collector (OpenTelemetry, OTLP over HTTP); none where no setting names one. They hold how
/// much and how long, and nothing that tells of a person: of a request its method, its route as the program wrote it, and its status; no
/// address, query, header, account, record or statement.</summary>
public static class Telemetry
{
    /// <summary>.NET's own, by the route of a page and not by its address.</summary>
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits",
        "System.Runtime",
    ];

    private const string Requests = "Microsoft.AspNetCore";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var written = builder.Configuration[$"{ProgramOptions.Section}:{nameof(ProgramOptions.Telemetry)}:"
            + nameof(ProgramOptions.TelemetrySection.Endpoint)];
        // One that cannot be used is told with the other settings, before anything is sent.
        if (ProgramOptionsRules.AddressOf(written) is not { } collector) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService("casetracker", autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddView(Named)
                .AddOtlpExporter(to => Send(to, collector, "v1/metrics")))
            .WithTracing(traces => traces.AddSource(Requests).AddProcessor(new NothingPersonal())
                .AddOtlpExporter(to => Send(to, collector, "v1/traces")));
    }

    /// <summary>Says of a request's trace what may be told of it. It goes first, to see the status that is answered in the end.</summary>
    public static void UseTelemetry(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        finally
        {
            if (Activity.Current is { IsAllDataRequested: true } trace)
                trace.SetTag(NothingPersonal.Method, RequestLog.Method(http)).SetTag(NothingPersonal.Route, RequestLog.Route(http))
                    .SetTag(NothingPersonal.Status, http.Response.StatusCode);
        }
    });

    private static void Send(OtlpExporterOptions to, Uri collector, string path) =>
        (to.Protocol, to.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(collector, path));

    /// <summary>An instrument keeps no other tags than these.</summary>
    private static MetricStreamConfiguration? Named(System.Diagnostics.Metrics.Instrument instrument) =>
        new() { TagKeys = [.. NothingPersonal.Told, "gc.heap.generation", "cpu.mode", "error.type"] };

    /// <summary>Takes out of a trace whatever it does not name.</summary>
    private sealed class NothingPersonal : BaseProcessor<Activity>
    {
        public const string Method = "http.request.method", Route = "http.route", Status = "http.response.status_code";

        public static readonly string[] Told = [Method, Route, Status];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Select(tag => tag.Key).Except(Told).ToList()) data.SetTag(tag, null);
            foreach (var baggage in data.Baggage.Select(one => one.Key).ToList()) data.SetBaggage(baggage, null);
            data.DisplayName = $"{data.GetTagItem(Method)} {data.GetTagItem(Route)}";
            // An exception's message repeats what somebody typed.
            if (data.Events.Any()) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
