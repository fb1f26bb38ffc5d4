using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>What a report says, before it has a form: asked of the handlers of lists and pages, in one state of the database, as its reader
/// may see it.</summary>
internal sealed class ReportContent(ExportAnswers answers)
{
    private const string Restricted = "Restricted";

    private static readonly string[] Definitions = ["Deprived", "Certain", "Possible", "LastConfirmed", "Groups", "Dates", Restricted];

    private readonly SubjectParts _subjects = new(answers.List, answers.Matrix, answers.Charges);
    private readonly DossierParts _dossiers = new(answers.Person, answers.Case);
    private readonly WgadParts _wgad = new(answers.Person);

    public async Task<Outcome<Report>> Make(ReportAsked asked, CancellationToken cancel)
    {
        var question = asked.Question;
        if (Wrong(question, CambodianTime.DayOf(asked.Now)) is { } wrong) return Outcome<Report>.Failed(wrong);
        await asked.Prepare(cancel);
        var said = question.Kind.IsOfOne() ? await OfOne(asked, cancel) : await OfRegister(asked, cancel);
        if (!said.Succeeded) return Outcome<Report>.Failed(said.Problems);
        var all = said.Value;
        return Outcome<Report>.Of(new Report
        {
            Question = question,
            Title = all.Title,
            Organisation = answers.Issuer.Name,
            Period = Period(asked),
            MadeAt = asked.Now,
            Facts = Facts(asked),
            Synthetic = await SyntheticMark.In(asked.Db, cancel),
            Numbers = [.. all.Numbers.Take(3)],
            Parts = [.. all.Parts.Select(part => part with { Tables = [.. part.Tables.Select(asked.Finished)] })],
            List = all.List is { } list ? asked.Finished(list) : null,
            ListBeside = all.ListBeside,
            Quality = all.Quality is { } quality ? asked.Finished(quality) : null,
            Notes = asked.Notes(),
            Sources = await asked.Sources(cancel),
            Method = Method(asked, all),
            // What is restricted others do not read, nor that anything is.
            Definitions = [.. Definitions.Where(word => asked.Profile.IsOwn || word != Restricted)
                .Select(word => new ReportLine(Texts.Localize($"Export.Term_{word}"),
                Texts.Localize($"Export.Definition_{word}", CustodyRules.ConfirmationDays)))],
        });
    }

    /// <summary>All that the parts of a report say.</summary>
    private sealed record Said(string Title, IReadOnlyList<ReportNumber> Numbers, IReadOnlyList<ReportPart> Parts, ReportTable? List,
        bool ListBeside, ReportTable? Quality);

    private async Task<Outcome<Said>> OfOne(ReportAsked asked, CancellationToken cancel)
    {
        var dossier = asked.Question.Kind == ReportKind.Wgad ? await _wgad.OfPerson(asked, asked.Question.PersonId!.Value, cancel)
            : asked.Question.PersonId is { } person ? await _dossiers.OfPerson(asked, person, cancel)
            : await _dossiers.OfCase(asked, asked.Question.CaseId!.Value, cancel);
        return dossier.Succeeded ? Outcome<Said>.Of(new(dossier.Value.Title, dossier.Value.Numbers, dossier.Value.Parts, null, false, null))
            : Outcome<Said>.Failed(dossier.Problems);
    }

    private async Task<Outcome<Said>> OfRegister(ReportAsked asked, CancellationToken cancel)
    {
        var question = asked.Question;
        var (parts, numbers, list, beside) = (new List<ReportPart>(), new List<ReportNumber>(), (ReportTable?)null, false);
        ReportTable? quality = null;
        if (question.Kind is ReportKind.Quarterly or ReportKind.Prisoners && question.Wants(ReportKinds.Held))
        {
            var held = await new HeldPart(asked, answers).Make(cancel);
            if (!held.Succeeded) return Outcome<Said>.Failed(held.Problems);
            parts.Add(held.Value.Part);
            numbers.AddRange(held.Value.Numbers);
            (list, beside, quality) = (held.Value.List, held.Value.ListBeside, held.Value.Quality);
        }
        foreach (var subject in question.Kind.Parts().Where(question.Wants))
        {
            if (Subject(subject) is not { } make) continue;
            var made = await make(asked, cancel);
            if (!made.Succeeded) return Outcome<Said>.Failed(made.Problems);
            parts.Add(made.Value.Part);
            if (question.Kind == ReportKind.Quarterly) continue;
            numbers.AddRange(made.Value.Numbers);
            (list, beside) = (question.Wants(ReportKinds.List) ? made.Value.List : null, made.Value.ListBeside);
        }
        return Outcome<Said>.Of(new(question.Kind.Title(), numbers, parts, list is { Rows.Count: 0 } ? null : list, beside, quality));
    }

    private Func<ReportAsked, CancellationToken, Task<Outcome<SubjectAnswer>>>? Subject(string part) => part switch
    {
        ReportKinds.Charges => _subjects.Charges,
        ReportKinds.Land => _subjects.Land,
        ReportKinds.Abroad => _subjects.Abroad,
        ReportKinds.Civic => _subjects.CivicSpace,
        ReportKinds.Responses => _subjects.Responses,
        ReportKinds.Figures => _subjects.Figures,
        _ => null,
    };

    /// <summary>What cannot be answered, in words; null where all can.</summary>
    private static Problem? Wrong(ReportQuestion question, DateOnly today)
    {
        if (question.From > question.To) return new Problem("Reports.EndsBeforeItBegins", ReportAsked.Said(question.From),
            ReportAsked.Said(question.To));
        if (question.From > today) return new Problem("Reports.NotBegun", ReportAsked.Said(question.From));
        if (question.KnownOn > today) return new Problem("Reports.NotKnownYet", ReportAsked.Said(question.KnownOn.Value));
        if (question.Kind == ReportKind.Wgad && question.PersonId is null) return new Problem("Reports.OfWhom");
        if (question.Kind.IsOfOne() && question is { PersonId: null, CaseId: null } or { PersonId: not null, CaseId: not null })
            return new Problem("Reports.OfWhom");
        if (question.Kind == ReportKind.Wgad && question.Audience != Audience.Own) return new Problem("Reports.QuestionnaireIsYours");
        return question.Parts.FirstOrDefault(part => !question.Kind.Parts().Contains(part)) is { } unknown
            ? new Problem("Reports.UnknownPart", unknown, string.Join(", ", question.Kind.Parts())) : null;
    }

    private static string Period(ReportAsked asked) => asked.Question.Kind.IsOfOne()
        ? Texts.Localize("Reports.OnDay", ReportAsked.Said(asked.Day))
        : Texts.Localize("Reports.FromTo", ReportAsked.Said(asked.Question.From), ReportAsked.Said(asked.Question.To));

    private static IReadOnlyList<ReportLine> Facts(ReportAsked asked) =>
    [
        new(Texts.Localize("Reports.FactAudience"), Texts.Localize($"Reports.Audience_{asked.Question.Audience}")),
        new(Texts.Localize("Reports.FactKnown"), asked.KnownThen is { } known
            ? asked.NothingYet ? $"{ReportAsked.Said(known)}. {Texts.Localize("Export.NothingYet")}" : ReportAsked.Said(known)
            : Texts.Localize("Reports.KnownNow", ReportAsked.Said(asked.Now))),
        new(Texts.Localize("Export.MadeAt"), ReportAsked.Said(asked.Now)),
        // With whose rights it is made is the team's to know.
        .. asked.Profile.IsOwn ? (ReportLine[])[new(Texts.Localize("Export.Sight"), FieldFormatter.Choice(asked.User.Role))] : [],
        new(Texts.Localize("Reports.FactRules"), CustodyRules.Version.ToString(CultureInfo.InvariantCulture)),
        .. asked.LogEnd is { } end
            ? (ReportLine[])[new(Texts.Localize("Reports.FactLog"), Texts.Localize("Reports.LogHead", end.Id, end.Hash))] : [],
    ];

    private static IReadOnlyList<string> Method(ReportAsked asked, Said all)
    {
        var (question, ofOne) = (asked.Question, asked.Question.Kind.IsOfOne());
        string?[] sentences =
        [
            asked.Day < question.To && !ofOne
                ? Texts.Localize("Reports.MethodNotOver", ReportAsked.Said(asked.Day)) : null,
            asked.KnownThen is { } known ? Texts.Localize("Reports.MethodKnown", ReportAsked.Said(known)) : null,
            asked.KnownThen is not null && question.Kind == ReportKind.Charges ? Texts.Localize("Reports.MethodNoTimes") : null,
            ofOne ? Texts.Localize("Reports.MethodDossier") : Texts.Localize("Reports.MethodPeriod"),
            ofOne ? null : Texts.Localize("Reports.MethodOnce"),
            .. asked.Profile.IsOwn ? [Texts.Localize("Reports.MethodSight", FieldFormatter.Choice(asked.User.Role))] : ForOthers(asked),
            all.ListBeside ? Texts.Localize("Reports.MethodListBeside", ReportAsked.MostRows.InDigits()) : null,
            Texts.Localize("Reports.MethodSources"),
        ];
        return [.. sentences.OfType<string>()];
    }

    /// <summary>What a report for others says of what it leaves out.</summary>
    private static IEnumerable<string?> ForOthers(ReportAsked asked) =>
    [
        Texts.Localize("Reports.MethodFields"), Texts.Localize("Export.NamedByConsent"),
        Texts.Localize("Export.PlacesAndAges"), Texts.Localize("Export.SourcesByPublisher"),
        asked.Profile.HidesSmallCells ? Texts.Localize("Reports.MethodSmall", SmallCells.Least) : null,
        asked.LeftOut > 0 ? Texts.Localize("Export.LeftOut", SafeTable.Words(SmallCells.Of(asked.LeftOut))) : null,
        asked.WithoutConsent > 0
            ? Texts.Localize("Reports.MethodConsent", SafeTable.Words(SmallCells.Of(asked.WithoutConsent))) : null,
        asked.AloneBecause is { } reason ? Texts.Localize("Export.AloneApproved", reason) : null,
    ];
}
