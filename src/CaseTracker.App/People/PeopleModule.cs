using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;

namespace CaseTracker.App.People;

/// <summary>People and groups, their names, and what joins them.</summary>
internal sealed class PeopleModule : Module
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<PersonRow, PersonDetails>("People", row => row.Name),
        new OrdinaryType<PersonNameRow, PersonNameDetails>("PersonNames", row => row.PersonId),
        new FactType<GroupCountRow, GroupCountDetails>("GroupCounts"),
        new FactType<IdentityLinkRow, IdentityLinkDetails>("IdentityLinks"),
        new FactType<MembershipRow, MembershipDetails>("Memberships"),
        new FactType<RelationRow, RelationDetails>("Relations"),
        new FactType<AssessmentRow, AssessmentDetails>("Assessments"),
    ];

    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(FillNameKeys), typeof(ShowPerson), typeof(ShowCompleteness), typeof(FindLikelyPeople),
    ];
}
