using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Forms;

namespace CaseTracker.Web.Logging;

/// <summary>What a log and a roster share while they are typed: the source, the case, the level, and that they are kept as a
/// draft.</summary>
public abstract class LogForm : IDraftForm, IAnnouncing, IFormContext
{
    private Dictionary<string, string> _began = [];

    /// <param name="proposed">The kind of a new case, until somebody says otherwise.</param>
    protected LogForm(CaseKind proposed) => Case = new(proposed);

    public SourceDraft Source { get; } = new();
    public CaseDraft Case { get; }
    public Confidentiality Level { get; set; } = Confidentiality.Internal;

    long? IFormContext.SourceId => Source.Id;
    string IFormContext.SourceText => Source.Text;
    string? IFormContext.Locator => Source.Locator;
    Confidentiality IFormContext.Confidentiality => Level;

    public bool Announced { get; set; }

    /// <summary>The question whether the source announces has been put.</summary>
    public bool AskedAnnounced { get; private set; }

    /// <summary>Takes note of the question among what the handler refused.</summary>
    protected void Ask(IEnumerable<Problem> problems) => AskedAnnounced |= problems.Any(IsQuestion);

    private static bool IsQuestion(Problem problem) => problem is AnnouncementQuestion
        || problem.Args.OfType<Problem>().Any(IsQuestion);

    /// <summary>From here on it counts what is typed: what the address brought is no draft.</summary>
    public void Begin() => _began = Texts();

    public IReadOnlyDictionary<string, string> Typed()
    {
        var texts = Texts();
        if (texts.Count == _began.Count && !texts.Except(_began).Any()) return new Dictionary<string, string>();
        PutBeside(texts);
        return texts;
    }

    public void Restore(IReadOnlyDictionary<string, string> texts)
    {
        texts.Take(Source);
        texts.Take(Case);
        if (Enum.TryParse<Confidentiality>(texts.Text("log.level"), out var level)) Level = level;
        Take(texts);
    }

    /// <summary>Reads every part that counts; false where something that was typed cannot be read.</summary>
    public abstract bool Read();

    /// <summary>Puts what was refused into the parts that it belongs to.</summary>
    public abstract void Refuse(IReadOnlyList<Problem> problems);

    /// <summary>Takes the texts of its own parts.</summary>
    protected abstract void Take(IReadOnlyDictionary<string, string> texts);

    /// <summary>Puts what is kept beside something typed, and is no draft by itself.</summary>
    protected virtual void PutBeside(IDictionary<string, string> texts) { }

    /// <summary>Puts the texts of its own parts.</summary>
    protected abstract void Put(IDictionary<string, string> texts);

    /// <summary>What is wrong with a part, each with the way to its input where there is one.</summary>
    protected static IEnumerable<(Problem, Func<ValueTask>?)> In<T>(RecordForm<T> form) where T : class, new() =>
        form.Problems.Select(problem => (problem.Problem, problem.Field is { } key ? form.Inputs.GetValueOrDefault(key) : null));

    private Dictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        texts.Put(Source);
        texts.Put(Case);
        if (Level != Confidentiality.Internal) texts.Put("log.level", Level.ToString());
        Put(texts);
        return texts;
    }
}
