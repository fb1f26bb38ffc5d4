using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace CaseTracker.Web.Startup;

/// <summary>Writes log lines that hold no personal data. Our own messages and those of <see cref="RequestLog"/> are
/// written in full: they carry ids, counts and error numbers only. A line of the framework is written as its template, without the values,
/// and an exception as its types and its stack: values and exception messages repeat what a person typed (an address's query, a SQL
/// parameter, the text that would not parse), and a log is copied to places that the register never goes.</summary>
public sealed class LogLines : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var source = logEvent.Properties.TryGetValue("SourceContext", out var value) && value is ScalarValue { Value: string name }
            ? name : "";
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        output.Write($" {logEvent.Level} {source} ");
        output.WriteLine(source is RequestLog.Source || source.StartsWith("CaseTracker.", StringComparison.Ordinal)
            ? logEvent.RenderMessage(CultureInfo.InvariantCulture) : logEvent.MessageTemplate.Text);
        for (var failure = logEvent.Exception; failure is not null; failure = failure.InnerException)
        {
            output.WriteLine($"  {failure.GetType().FullName}");
            if (failure.StackTrace is { } stack) output.WriteLine(stack);
        }
    }
}
