using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Sources;

/// <summary>What a record rests on, for all clearances in one number: of each, from the lowest on, an octal digit with the
/// <see cref="Voices"/> and, where some document reports another value, 4 more.</summary>
internal static class KeptSupport
{
    private const int Digits = 8, Contradicted = 4;

    public static int Of(RecordSourcing sourcing) => Enum.GetValues<Confidentiality>().Sum(clearance =>
        Place(clearance) * Digit(sourcing.For(clearance)));

    public static Voices Voices(int kept, Confidentiality clearance) => (Voices)(kept / Place(clearance) % Contradicted);

    public static bool IsContradicted(int kept, Confidentiality clearance) => kept / Place(clearance) % Digits >= Contradicted;

    private static int Digit(Support support) => (int)support.Voices + (support.Contradicting > 0 ? Contradicted : 0);

    // By what to divide to have the clearance's digit last.
    private static int Place(Confidentiality clearance) => 1 << (3 * (int)clearance);
}
