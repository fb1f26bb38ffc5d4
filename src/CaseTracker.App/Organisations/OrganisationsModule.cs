using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Organisations;

namespace CaseTracker.App.Organisations;

/// <summary>Parties, companies, courts, units and other bodies.</summary>
internal sealed class OrganisationsModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<OrganisationRow, OrganisationDetails>("Organisations", row => row.Name),
    ];

    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ShowOrganisation),
    ];
}
