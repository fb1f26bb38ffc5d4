using CaseTracker.Domain.Security;

namespace CaseTracker.Web.Forms;

/// <summary>What a record that is added in place takes over from the form that it is added in.</summary>
public interface IFormContext
{
    /// <summary>The name under which a page of several forms hands it to their fields.</summary>
    const string Beside = "form-context";

    /// <summary>The source that is chosen there; null for none, and for one that is itself not on record yet.</summary>
    long? SourceId { get; }
    string SourceText { get; }
    string? Locator { get; }

    /// <summary>How confidential the form's own record is: what is added beside it is no more open than it.</summary>
    Confidentiality Confidentiality { get; }
}
