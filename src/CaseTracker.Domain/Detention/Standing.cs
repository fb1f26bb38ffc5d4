namespace CaseTracker.Domain.Detention;

/// <summary>Where somebody stands, as far as lists count it.</summary>
public readonly record struct Standing(CustodyStatus Status, Certainty Certainty)
{
    public static Standing Of(CustodyStatusOnDay answer) => new(answer.Status, answer.Certainty);

    /// <summary>Deprived of liberty: on the list of prisoners.</summary>
    public bool Listed => Status.IsDeprivedOfLiberty();

    /// <summary>1 where the list has the person for certain, else 0.</summary>
    public int Certain => Listed && Certainty == Certainty.Certain ? 1 : 0;

    /// <summary>1 where the list has the person as possible, else 0.</summary>
    public int Possible => Listed && Certainty == Certainty.Possible ? 1 : 0;

    /// <summary>Whether a list of prisoners tells the two apart: who is on it before and after neither tells nothing.</summary>
    public bool TellsFrom(Standing other) => (Listed || other.Listed) && this != other;
}
