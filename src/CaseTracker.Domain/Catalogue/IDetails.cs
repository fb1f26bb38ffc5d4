namespace CaseTracker.Domain.Catalogue;

/// <summary>A details record: the editable facts of one kind of record, with the one definition that forms, handlers, tables and files
/// read. Code that serves every kind asks the type itself, so that none can be without a definition.</summary>
public interface IDetails<T> where T : class, IDetails<T>, new()
{
    static abstract FieldCatalogue<T> Catalogue { get; }
}
