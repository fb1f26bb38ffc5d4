namespace CaseTracker.Web.Shared;

/// <summary>How much a notice matters.</summary>
public enum NoticeKind { Info, Done, Warning, Error }
