using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;

namespace CaseTracker.App.People;

/// <summary>People and groups, their names, and what joins them.</summary>
internal sealed class PeopleModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<PersonRow, PersonDetails>("People", row => row.Name, own: KeepConsent.SavePerson,
            saved: NameIndex.Of),
        new OrdinaryType<PersonNameRow, PersonNameDetails>("PersonNames", row => row.PersonId, saved: NameIndex.Of),
        new FactType<GroupCountRow, GroupCountDetails>("GroupCounts"),
        new FactType<IdentityLinkRow, IdentityLinkDetails>("IdentityLinks"),
        new FactType<MembershipRow, MembershipDetails>("Memberships"),
        new FactType<RelationRow, RelationDetails>("Relations"),
        new FactType<AssessmentRow, AssessmentDetails>("Assessments"),
        new FactType<ConsentRow, ConsentDetails>("Consents", follows: KeepConsent.Follow),
    ];

    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(FillNameKeys), typeof(ShowCompleteness), typeof(FindLikelyPeople),
    ];

    public override IReadOnlyList<Func<WriteHook>> Hooks => [() => new TouchedAges(), () => new TouchedFactsOnRecord()];
}
