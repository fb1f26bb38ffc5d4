namespace CaseTracker.Domain.Catalogue;

/// <summary>Details that hold a person's name, which is closed where it is a child's (<see cref="SensitivityRules"/>).</summary>
public interface INamesPerson
{
    /// <summary>True where the name is to be kept from viewers without clearance.</summary>
    bool NameIsOfAChild { get; }
}
