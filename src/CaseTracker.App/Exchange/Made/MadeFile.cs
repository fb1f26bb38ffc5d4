using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Exchange.Made;

/// <summary>A file that left the program, or is asked to. Times are UTC.</summary>
/// <param name="Question">The query of the address that asks the same.</param>
/// <param name="ByAccount">Who asked; null for the operator of a command.</param>
/// <param name="DecidedBy">Who approved or refused it; null where there is one account only, or nobody had to.</param>
/// <param name="Mine">The viewer asked for it.</param>
public sealed record MadeFile(long Id, string List, string Question, Audience Audience, string Language, string Format, string FileName,
    int Rules, DateTime KnownAt, int Rows, string Sha256, DateTime MadeAt, long? ByAccount, string By, string? Reason,
    MadeFileState State, DateTime? DecidedAt, string? DecidedBy, string? Remark, DateTime? TakenAt, bool Frozen, bool Mine);

/// <summary>What would leave, and what stays.</summary>
/// <param name="Sheets">As a workbook holds them, the first rows of each.</param>
/// <param name="Rows">How many rows the list has.</param>
/// <param name="Stays">The labels of fields that do not leave.</param>
/// <param name="NeedsAnother">Somebody else must approve a file for the UN or for everybody; else a reason is asked for.</param>
public sealed record SendPreview(IReadOnlyList<FileSheet> Sheets, int Rows, IReadOnlyList<string> Stays, bool NeedsAnother);

/// <summary>How a file that is made again compares with the one that left.</summary>
/// <param name="Same">To the last byte.</param>
/// <param name="Rows">How many rows it has now.</param>
public sealed record MadeAgain(MadeFile File, bool Same, int Rows);

/// <summary>What was corrected since a frozen file left.</summary>
/// <param name="Gone">Lines of the file that are not in the answer of now.</param>
/// <param name="New">Lines of the answer of now that are not in the file.</param>
/// <param name="Corrections">What was corrected, removed or edited since with a reason, as far as the viewer may know of it.</param>
public sealed record Erratum(MadeFile File, IReadOnlyList<string> Gone, IReadOnlyList<string> New,
    IReadOnlyList<CorrectionSince> Corrections);

/// <summary>One change of a record since a file left.</summary>
/// <param name="At">UTC.</param>
public sealed record CorrectionSince(DateTime At, string By, string Record, string Reason);

/// <summary>Reads the question that a file answers, as pages and commands do.</summary>
public delegate Outcome<ExportSubject> QuestionReader(MadeFile file);
