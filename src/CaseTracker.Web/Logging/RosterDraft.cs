using CaseTracker.App.Logging;
using CaseTracker.App.People;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>One pasted line: how it was read, who on record it may be, and who it is by the editor's word.</summary>
public sealed class RosterEntry(RosterLine line)
{
    public RosterLine Line { get; private set; } = line;

    /// <summary>Null until they have been looked for.</summary>
    public IReadOnlyList<LikelyPerson>? Likely { get; set; }
    public long? SamePerson { get; set; }

    /// <summary>Somebody else than whoever has the same name, by the editor's word.</summary>
    public bool IsNew { get; set; }

    /// <summary>Which arrest on record it is, where it may be one.</summary>
    public SameAnswer ArrestIs { get; } = new();

    /// <summary>The same of the charge.</summary>
    public SameAnswer ChargeIs { get; } = new();

    /// <summary>The same name stands in an earlier line or on record: the list is not saved before somebody says who it is.</summary>
    public bool Asks => SamePerson is null && Line.Problem is null
        && (SameAsLine is not null || (Likely?.Any(person => person.Score == 100) ?? false));

    /// <summary>An earlier line with the same name.</summary>
    public int? SameAsLine { get; set; }

    /// <summary>The same text in a list that was pasted anew: what was found and decided stays.</summary>
    public RosterEntry Now(RosterLine line)
    {
        (Line, SameAsLine) = (line, null);
        return this;
    }
}

/// <summary>A roster while it is pasted and checked.</summary>
public sealed partial class RosterDraft() : LogForm(CaseKind.MassArrest)
{
    public RecordForm<CustodyEventDetails> Arrest { get; } = new(CustodyEventDetails.Catalogue, null) { Prefix = "arrest" };
    public RecordForm<ChargeDetails> Charge { get; } = new(ChargeDetails.Catalogue, null) { Prefix = "charge" };
    public string Text { get; private set; } = "";
    public IReadOnlyList<RosterEntry> Entries { get; private set; } = [];
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Reads the list anew. A line that was read and decided before keeps its decision.</summary>
    public void Paste(string text)
    {
        Text = text;
        var before = Entries.GroupBy(entry => entry.Line.Text, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        List<RosterEntry> entries = [];
        foreach (var line in RosterReader.Read(text))
        {
            // The same entry goes on: somebody may be ticking it while the new text arrives.
            var entry = before.Remove(line.Text, out var known) ? known.Now(line) : new RosterEntry(line);
            var name = $"{line.Person.Name}|{line.Person.NameKhmer}";
            if (!lines.TryAdd(name, line.Number) && line.Problem is null) entry.SameAsLine = lines[name];
            entries.Add(entry);
        }
        Entries = entries;
    }

    public override bool Read()
    {
        List<Problem> problems = [.. Entries.Where(entry => entry.Line.Problem is not null)
            .Select(entry => new Problem("Logging.Line", entry.Line.Number, entry.Line.Problem))];
        Problems = problems;
        bool[] read = [Source.Read(), Arrest.Read(), Charge.Read(), Case.Read()];
        return problems.Count == 0 && read.All(ok => ok);
    }

    public Roster ToRoster(long? group) => new()
    {
        Source = Source.ToLog(),
        Arrest = Arrest.Details with { },
        Case = Case.ToLog(),
        Group = group,
        Stage = CountStage.Arrested,
        Level = Level,
        Announced = Announced,
        Charge = Charge.Details is { Label: null, ArticleId: null } ? null : Charge.Details with { },
        People = [.. Entries.Select(entry => new RosterPerson(entry.Line.Number, entry.Line.Person, entry.Line.Age, entry.SamePerson,
            entry.IsNew && entry.SamePerson is null, entry.ArrestIs.Answer, entry.ChargeIs.Answer))],
    };

    public override void Refuse(IReadOnlyList<Problem> problems)
    {
        Ask(problems);
        var parts = problems.Select(LogParts.Of).OfType<(LogPart Part, Problem Problem)>()
            .ToLookup(part => part.Part, part => part.Problem);
        Source.Refuse([.. parts[LogPart.Source]]);
        Arrest.Refuse([.. parts[LogPart.Arrest]]);
        Charge.Refuse([.. parts[LogPart.Charge]]);
        Case.Refuse([.. parts[LogPart.Case]]);
        foreach (var entry in Entries)
        {
            var own = parts[LogPart.Lines].Where(problem => problem.Args is [int line, ..] && line == entry.Line.Number).ToList();
            entry.ArrestIs.Ask(RecordKind.CustodyEvent, own);
            entry.ChargeIs.Ask(RecordKind.Charge, own);
        }
        Problems = [.. parts[LogPart.Lines], .. parts[LogPart.Person], .. problems.Where(problem => LogParts.Of(problem) is null)];
    }

    public IEnumerable<(Problem Problem, Func<ValueTask>? Go)> AllProblems =>
        [.. Problems.Select(problem => (problem, (Func<ValueTask>?)null)),
        .. In(Source.Form), .. In(Arrest), .. In(Charge), .. In(Case.Form)];
}
