using System.Globalization;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>The headings that a kind's columns are known by: what exports write, in both languages, the fields' keys, and the further
/// words that teams use (Import.Also_KIND_FIELD).</summary>
internal sealed class Headings
{
    private static readonly (string Key, ColumnRole Role)[] Common =
    [
        ("Export.Record", ColumnRole.Record), ("Lists.RecordName", ColumnRole.WorkedOut), ("Lists.Level", ColumnRole.Level),
        ("Export.SourceNumbers", ColumnRole.WorkedOut), ("Import.Version", ColumnRole.Version), ("Import.Source", ColumnRole.Source),
        ("Import.Locator", ColumnRole.Locator), ("Import.SameAs", ColumnRole.SameAs), ("Import.Counting", ColumnRole.LeftOut),
    ];

    private const string WorkedOut = "worked-out";

    private static readonly (string Name, ColumnRole Role)[] Roles =
    [
        ("source", ColumnRole.Source), ("locator", ColumnRole.Locator), ("confidentiality", ColumnRole.Level),
        ("record", ColumnRole.Record), ("version", ColumnRole.Version), ("sameAs", ColumnRole.SameAs), ("-", ColumnRole.LeftOut),
    ];

    private readonly Dictionary<string, ColumnUse> _uses = new(StringComparer.Ordinal);
    private readonly RecordType _type;
    private readonly bool _wide;

    private Headings(RecordType type, bool wide = false) => (_type, _wide) = (type, wide);

    /// <summary>Those of the wide table of prisoners.</summary>
    public static Headings OfPrisoners()
    {
        var headings = new Headings(PrisonerHeadings.People, wide: true);
        foreach (var language in Texts.Languages)
            foreach (var (heading, use) in PrisonerHeadings.Of(language)) headings.Know(heading, use);
        foreach (var language in Texts.Languages)
        {
            headings.Parts(headings._type.Find("birth")!, headings.Label(headings._type.Find("birth")!, language), language);
            foreach (var (key, role) in Common) headings.KnowAll(Texts.Find(key, language), new(role));
        }
        return headings;
    }

    public static Headings Of(RecordType type, RecordList? list)
    {
        var headings = new Headings(type);
        // A field's own name goes before the words of another.
        foreach (var field in type.Fields)
        {
            headings.Know(field.Key, new(ColumnRole.Field, field));
            foreach (var language in Texts.Languages) headings.Know(headings.Label(field, language), new(ColumnRole.Field, field));
        }
        foreach (var language in Texts.Languages)
        {
            foreach (var field in type.Fields) headings.Parts(field, headings.Label(field, language), language);
            foreach (var (key, role) in Common) headings.KnowAll(Texts.Find(key, language), new(role));
            foreach (var field in type.Fields)
                headings.KnowAll(Texts.Find($"Import.Also_{type.Kind}_{field.Key}", language), new(ColumnRole.Field, field));
            if (list?.Count is { } counted) headings.Know(Texts.LocalizeIn(language, counted.LabelKey), new(ColumnRole.WorkedOut));
        }
        return headings;
    }

    /// <summary>What a heading means; null where nothing is called so. A mark of what is required, and a colon, are none of its
    /// words.</summary>
    public ColumnUse? Find(string heading) => _uses.GetValueOrDefault(Folded(heading));

    /// <summary>What a mapping names: a field's key, "KEY.record", the name of a role, or "-".</summary>
    public ColumnUse? Named(string name) => name switch
    {
        _ when Array.Find(Roles, one => one.Name == name) is { Name: not null, Role: var role } => new(role),
        WorkedOut => new(ColumnRole.WorkedOut),
        _ when name.EndsWith(".record", StringComparison.Ordinal) && _type.Find(name[..^7]) is { Kind: FieldKind.Link } link =>
            new(ColumnRole.LinkedRecord, link),
        PrisonerHeadings.Term => new(ColumnRole.Term),
        _ => _type.Find(name) is { } field ? new(ColumnRole.Field, field) : _uses.GetValueOrDefault(Folded(name)),
    };

    /// <summary>How a mapping names what a column is read as; null for null.</summary>
    public string? NameOf(ColumnUse? use) => use switch
    {
        null => null,
        { Role: ColumnRole.Field, Field: { } field } => _wide ? PrisonerHeadings.NameOf(field) : field.Key,
        { Role: ColumnRole.LinkedRecord, Field: { } link } => $"{link.Key}.record",
        { Role: ColumnRole.WorkedOut } => WorkedOut,
        { Role: ColumnRole.Term } => PrisonerHeadings.Term,
        _ => Roles.First(one => one.Role == use.Role).Name,
    };

    /// <summary>Each field as the use of a column.</summary>
    public IEnumerable<ColumnUse> Fields => (_wide ? PrisonerHeadings.All : _type.Fields)
        .Select(one => new ColumnUse(ColumnRole.Field, one));

    /// <summary>What a column may be read as: fields, then what is said of a record besides.</summary>
    public IEnumerable<ColumnChoice> Choices => Fields.Select(use => new ColumnChoice(NameOf(use)!, _wide
            ? PrisonerHeadings.Words(use.Field!) : use.Field!.Label))
        .Concat(_wide ? [new(PrisonerHeadings.Term, Texts.Localize("Import.TermWords"))] : _type.Fields
            .Where(link => link.Kind == FieldKind.Link)
            .Select(link => new ColumnChoice($"{link.Key}.record", Texts.Localize("Lists.HeadingRecord", link.Label))))
        .Concat(Roles.Select(one => new ColumnChoice(one.Name, Texts.Localize($"Import.Role_{one.Role}"))))
        .Append(new(WorkedOut, Texts.Localize("Import.Role_WorkedOut")));

    /// <summary>The fields that a heading could have meant: those whose labels share a word with it.</summary>
    public IEnumerable<string> Near(string heading)
    {
        var words = TextFold.Words(heading);
        return _type.Fields.Select(field => field.Label).Where(label => TextFold.Words(label).Intersect(words).Any()).Take(3);
    }

    private void Parts(FieldDescriptor field, string label, CultureInfo language)
    {
        string[] parts = field.Kind switch
        {
            FieldKind.Date => ["Export.Earliest", "Export.Latest"],
            FieldKind.Number => ["Lists.HeadingAtLeast", "Lists.HeadingAtMost", "Lists.HeadingExclusive"],
            _ => [],
        };
        foreach (var part in parts) Know(Texts.LocalizeIn(language, part, label), new(ColumnRole.WorkedOut, field));
        if (field.Kind == FieldKind.Link)
            Know(Texts.LocalizeIn(language, "Lists.HeadingRecord", label), new(ColumnRole.LinkedRecord, field));
    }

    private void KnowAll(string? words, ColumnUse use)
    {
        foreach (var one in (words ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Know(one, use);
    }

    private void Know(string heading, ColumnUse use) => _uses.TryAdd(Folded(heading), use);

    private string Label(FieldDescriptor field, CultureInfo language) => Texts.LocalizeIn(language, $"Fields.{_type.Kind}_{field.Key}");

    private static string Folded(string heading) => TextFold.Of(heading.TrimEnd(' ', '*', ':', '.'));
}
