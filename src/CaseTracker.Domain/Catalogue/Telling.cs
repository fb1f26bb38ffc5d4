namespace CaseTracker.Domain.Catalogue;

/// <summary>What a field says about whether two sources tell of one thing or of two.</summary>
public enum Telling
{
    /// <summary>Sources may differ in it and mean the same.</summary>
    Nothing,
    /// <summary>Another value is another thing: the kind of an event, the prison of a stay.</summary>
    Which,
    /// <summary>Of the fields marked so one that agrees is enough: a charge is told by its label or by its article.</summary>
    WhichOf,
    /// <summary>Certainly another day is another thing.</summary>
    When,
}
