using System.Globalization;
using CaseTracker.App.Lists;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

public partial class RelatedForm<T> where T : class, IDetails<T>, new()
{
    private readonly Dictionary<long, string> _given = [];
    private IReadOnlyList<Field<T>> _first = [];

    [Inject] private LogRecord LogRecord { get; set; } = default!;

    [Parameter] public long? CaseId { get; set; }
    [Parameter] public long? PersonId { get; set; }
    [Parameter] public long? OrganisationId { get; set; }
    [Parameter] public long? EventId { get; set; }
    [SupplyParameterFromQuery(Name = "case")] public string? AskedCase { get; set; }

    /// <summary>The kind of case that a record opens where it is told of none; null for a kind that opens none.</summary>
    protected virtual CaseKind? Opens => null;

    protected override CaseKind DefaultCase => Opens ?? base.DefaultCase;

    /// <summary>The field that the person of the address fills.</summary>
    protected virtual string PersonKey => "person";

    protected override string? CreatesRecordAt => Opens is not null && Edited is null && InCase is null ? "case" : null;

    protected override string Title => Edited is null ? base.Title : Texts.Localize("Forms.EditOf", Name);

    private long? InCase => CaseId ?? (long.TryParse(AskedCase, CultureInfo.InvariantCulture, out var id) ? id : null);

    private IEnumerable<(string Key, string Folder, long Id)> Given => new (string Key, string Folder, long? Id)[]
    {
        ("case", "cases", InCase), (PersonKey, "people", PersonId), ("organisation", "organisations", OrganisationId),
            ("event", "records", EventId),
    }.Where(link => link.Id is not null).Select(link => (link.Key, link.Folder, link.Id!.Value));

    private string? Owner => Given.Select(link => $"/{link.Folder}/{link.Id}").FirstOrDefault();

    private string Back => Edited is { } id ? $"/records/{id}"
        : Owner ?? RecordLists.All.Where(list => list.Kind == Catalogue.Kind).Select(list => $"/{list.Name}").FirstOrDefault() ?? "/";

    private string After(long id) => Edited is null && Owner is { } owner ? $"{owner}?saved={id}#fact-{id}" : $"/records/{id}?saved={id}";

    protected override T New()
    {
        var made = new T();
        foreach (var (key, _, id) in Given) Catalogue.Find(key)?.Set(made, id);
        return made;
    }

    protected override async Task OnInitializedAsync()
    {
        // What the record belongs to is given once, by the address; where the address does not name it, its box comes first.
        var asked = Catalogue.Fields.Where(field => field.Key == CreatesRecordAt
            || field.Owner && field.Required && Edited is null && Given.All(link => link.Key != field.Key)).ToList();
        _first = [.. asked, .. Catalogue.Fields.Where(field => field.First && !field.Owner).Except(asked)];
        await base.OnInitializedAsync();
    }

    protected override async Task<Outcome<string>> NameFor(T record)
    {
        if (Edited is { } id) return await ShowRecord.NameOf(CurrentUser, id);
        var names = new List<string>();
        foreach (var (_, _, link) in Given)
        {
            var name = await ShowRecord.NameOf(CurrentUser, link);
            if (!name.Succeeded) return name;
            names.Add(_given[link] = name.Value);
        }
        return Outcome<string>.Of(names.FirstOrDefault() ?? "");
    }

    private string? NameOfField(string key) => Form!.Field(key).Get(Form.Details) is long and not 0 and var link
        ? NameOf(link) ?? _given.GetValueOrDefault(link) : null;

    private Task<Outcome<long>> Store(Save<T> save) => Form!.Opened is { } title
        ? LogRecord.Handle(CurrentUser, save, new CaseDetails { Title = title, Kind = Form.ChosenCase ?? Form.DefaultCase }) : Keep(save);
}
