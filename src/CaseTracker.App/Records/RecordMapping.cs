using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The tables of the kinds that the features bring.</summary>
internal static class RecordMapping
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var type in RecordTypes.All.Values) type.Map(model);
        foreach (var type in RecordTypes.All.Values)
            foreach (var link in type.Fields.Where(field => field.Kind == FieldKind.Link))
                Link(model, type, link);
        // Lists of people are cut to a page in the order of their names.
        model.Entity<PersonRow>().HasIndex(SortNames.Column);
    }

    /// <summary>A link of a record is a foreign key to the table of what it points at. A fact has a row a version, so that a link to one
    /// goes to its header.</summary>
    private static void Link(ModelBuilder model, RecordType type, FieldDescriptor link)
    {
        var target = link.LinkTo is { } kind && RecordTypes.All[kind] is { IsFact: false } linked ? linked.RowType : typeof(RecordHeader);
        model.Entity(type.RowType).HasOne(target, null).WithMany().HasForeignKey(RecordType.Column(link)).OnDelete(DeleteBehavior.Restrict);
    }
}
