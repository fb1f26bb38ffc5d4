using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>What the forms of ordinary records share: a new record, or an edit of one. A record that belongs to a person, a case or an
/// organisation is made from its owner's page and leads back to it.</summary>
public abstract class RecordFormPage<T> : FormPage<T, RecordPage<T>> where T : class, IDetails<T>, new()
{
    [Inject] protected ShowRecord ShowRecord { get; set; } = default!;

    /// <summary>The record to edit.</summary>
    [Parameter] public long? Id { get; set; }

    /// <summary>What the record belongs to or is called, for the heading.</summary>
    protected string Name { get; private set; } = "";

    /// <summary>A new record, with the links that the address names.</summary>
    protected virtual T New() => new();

    /// <summary>The name of what a record belongs to; a problem where the viewer may not see it.</summary>
    protected abstract Task<Outcome<string>> NameFor(T record);

    protected virtual string Title => Name.Length == 0 ? Texts.Localize("Forms.NewRecord", Kind)
        : Id is null ? Texts.Localize("Forms.NewFact", Kind, Name)
        : Texts.Localize("Forms.EditOf", Texts.Localize("Forms.NewFact", Kind, Name));

    protected override long? Edited => Id;
    protected override Task<Outcome<RecordPage<T>>> Read(long id) => ShowRecord.Handle<T>(CurrentUser, id);
    protected override Redacted<T> RecordIn(RecordPage<T> page) => page.Record;
    protected override IReadOnlyDictionary<long, string> NamesIn(RecordPage<T> page) => page.LinkNames;

    protected override async Task<T?> Start()
    {
        var name = await NameFor(Before?.Record.Details ?? New());
        if (!Taken(name)) return null;
        Name = name.Value;
        return New();
    }
}
