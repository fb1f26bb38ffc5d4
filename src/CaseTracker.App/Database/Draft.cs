using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Database;

/// <summary>What one account has typed into one form and not saved. Only that account reads it; it is in no log.</summary>
internal sealed class Draft
{
    /// <summary>What its texts are bound to.</summary>
    public const string SealedAs = "Draft.texts";

    public long Id { get; set; }
    public long AccountId { get; set; }
    /// <summary>The form's address without a query, such as "/people/12/stays/new".</summary>
    public string Form { get; set; } = "";
    /// <summary>What the form makes or edits; null for a form of several records.</summary>
    public RecordKind? Kind { get; set; }
    /// <summary>The record that is edited, or the owner of the new one.</summary>
    public long? RecordId { get; set; }
    /// <summary>The typed texts by their names in the form, as a JSON object, encrypted (<see cref="IdentityTexts"/>): any form may hold an
    /// identity.</summary>
    public string Texts { get; set; } = "{}";
    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }
}
