using CaseTracker.Domain.Security;

namespace CaseTracker.App.Security;

/// <summary>Which clearances get an answer that is kept, a bit each, so that one row stands for all that get the same.</summary>
internal static class ClearanceBits
{
    public static int Of(Confidentiality clearance) => 1 << (int)clearance;
}
