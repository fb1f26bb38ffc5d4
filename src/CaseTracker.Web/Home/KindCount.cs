using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Home;

/// <summary>How many records of a kind, in words: "40 × Person", or "Person" for one.</summary>
public static class KindCount
{
    public static string Localize((RecordKind Kind, int Times) kind) => kind.Times == 1 ? kind.Kind.Label
        : Texts.Localize("PrisonerPages.HomeTimes", kind.Times.InDigits(), kind.Kind.Label);
}
