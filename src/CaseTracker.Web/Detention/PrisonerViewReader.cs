using CaseTracker.App.Lists;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;

namespace CaseTracker.Web.Detention;

/// <summary>The question of a saved view of the prisoner list, or of its cross-tab; one that names no day is asked of today.</summary>
internal sealed class PrisonerViewReader(TimeProvider clock) : IViewReader
{
    public ListQuestion? Read(string path, string query) =>
        path is PrisonerAddress.Path or CrossTabAddress.Path ? CrossTabAddress.Read(query, CambodianTime.Today(clock)).Question : null;
}
