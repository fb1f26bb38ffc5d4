namespace CaseTracker.Domain.Review;

/// <summary>How far a record has come on its way past a second pair of eyes. It opens nothing and closes nothing: who may know of a
/// record is its level's to say.</summary>
public enum ReviewState
{
    /// <summary>Nobody has asked for a review: every record begins here, and those from before there were reviews stay here.</summary>
    NotReviewed,
    /// <summary>Somebody is at work on it.</summary>
    Draft,
    /// <summary>It waits for somebody else than its authors.</summary>
    Submitted,
    /// <summary>A reviewer asks for something, in a remark.</summary>
    Returned,
    /// <summary>Somebody else than its authors found it right.</summary>
    Verified,
    /// <summary>It stands in something that the team has published.</summary>
    Published,
    /// <summary>The team no longer stands by it as published or verified.</summary>
    Withdrawn,
}

/// <summary>A step from one state to another.</summary>
public enum ReviewMove { Begin, Submit, Return, Verify, Publish, Withdraw }
