namespace CaseTracker.Domain.People;

/// <summary>How sure it is that somebody took part, is a member, is related: certain, or only alleged.</summary>
public enum LinkCertainty { Certain, Alleged }
