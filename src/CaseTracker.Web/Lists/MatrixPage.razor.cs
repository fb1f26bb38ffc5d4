using CaseTracker.App.Lists;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Lists;

/// <summary>The matrix of a list of records.</summary>
public sealed partial class MatrixPage : MatrixPageBase<MatrixPage.Asked, Matrix>
{
    [Inject] private CountTwoWays Counter { get; set; } = default!;

    private RecordQuestion Question => Address.List.Question;
    private RecordList List => Question.List;
    private MatrixSides Sides => Address.Sides.Sides;

    protected override bool IsHere(string path) => path.Equals($"/{List.Name}/matrix", StringComparison.OrdinalIgnoreCase);

    protected override Asked Read(Uri address)
    {
        var list = ListAddress.ListOf(address.AbsolutePath)!;
        return new(ListAddress.Read(list, address.Query, AskedSides.Rows, AskedSides.Columns), AskedSides.Read(list, address.Query));
    }

    protected override Task<Outcome<Matrix>> Count(CurrentUser user, Asked address, CancellationToken cancel) =>
        Counter.Handle(user, address.List.Question, address.Sides.Sides, cancel);

    /// <summary>What the address of the page asks.</summary>
    public sealed record Asked(ListAddress List, AskedSides Sides);
}
