using CaseTracker.App.Import;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace CaseTracker.Web.Import;

public sealed partial class ImportPage : IAsyncDisposable
{
    /// <summary>Of a file that is sent to the page, in bytes; larger ones come in by the command.</summary>
    public const long MostBytes = 20L << 20;

    private const int DrawEvery = 50, Chunk = 1 << 16;

    private readonly StepPanel[] _panels = new StepPanel[6];
    private readonly Dictionary<string, string> _uses = new(StringComparer.Ordinal);
    private HashSet<int> _wrong = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private CurrentUser _user = default!;
    private IReadOnlyList<Problem> _problems = [];
    private CancellationTokenSource? _stop;
    private ImportFile? _file;
    private ImportColumns? _columns;
    private PlannedImport? _planned;
    private ImportReceipt? _receipt;
    private string _kind = "";
    private IReadOnlyList<NamedMapping> _mappings = [];
    private string? _sheet, _working, _kept;
    private int? _headingRow;
    private int _at = 1, _done, _all, _storing;
    private bool _focus, _hasMappings;

    [Inject] private PlanImport Plan { get; set; } = default!;
    [Inject] private ImportMappings Mappings { get; set; } = default!;
    [Inject] private ImportRecords ImportRecords { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private Questions Questions { get; set; } = default!;
    [Inject] private IJSRuntime Browser { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>What the rows are (<see cref="PlanImport.Kinds"/>).</summary>
    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }

    private static IReadOnlyList<string> StepNames =>
        [.. Enumerable.Range(1, 6).Select(step => Texts.Localize($"ImportPages.Step_{step}"))];

    /// <summary>Rows are understood and not stored: who leaves now begins anew.</summary>
    private bool Unsaved => _planned is not null && _receipt is null;

    private bool Busy => _working is not null;

    /// <summary>The last step for which there is something to see.</summary>
    private int Reachable => Busy ? _at : _file is null ? 1 : _planned is null ? 3 : 6;

    // While rows are understood, beside the page, nobody looks through them: what was told before stands.
    private int Storing => Busy ? _storing : _storing = _planned?.Rows.Count(row => row.Fate is RowFate.New or RowFate.Changed) ?? 0;

    private HashSet<int> Wrong
    {
        get
        {
            if (Busy) return _wrong;
            HashSet<int> wrong = _wrong = [];
            if (_missing.Count > 0) wrong.Add(3);
            if (_planned is null) return wrong;
            if (_planned.Rows.Any(row => row.Fate == RowFate.Rejected && row.Problems.Any(problem => problem.At is not null))) wrong.Add(4);
            if (_planned.Rows.Any(row => row.Fate == RowFate.Rejected && row.Questions.Any(asked => asked.Answer is null))) wrong.Add(5);
            return wrong;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _user = await Current.Get();
        _kind = Kind is { } asked && PlanImport.Kinds.Contains(asked) ? asked : "people";
    }

    private async Task BeforeLeaving(LocationChangingContext leaving)
    {
        if (Unsaved) await Questions.AskBeforeLeaving(leaving);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus || _receipt is not null) return;
        _focus = false;
        await _panels[_at - 1].Focus();
    }

    private async Task Upload(IBrowserFile chosen)
    {
        if (chosen.Size > MostBytes)
        {
            _problems = [new Problem("ImportPages.TooLarge", Megabytes(chosen.Size), Megabytes(MostBytes))];
            return;
        }
        await Forget();
        (_file, _columns, _sheet, _headingRow) = (null, null, null, null);
        await Work(Texts.Localize("ImportPages.Reading", chosen.Name), (int)chosen.Size, async cancel =>
        {
            using var bytes = new MemoryStream((int)chosen.Size);
            await using (var sent = chosen.OpenReadStream(MostBytes, cancel))
            {
                var part = new byte[Chunk];
                while (await sent.ReadAsync(part, cancel) is > 0 and var read)
                {
                    bytes.Write(part, 0, read);
                    Show((int)bytes.Length);
                }
            }
            var file = await Task.Run(() => Plan.Read(_user, bytes.ToArray(), chosen.Name, cancel), cancel);
            _problems = file.Problems;
            _file = file.Succeeded ? file.Value : null;
        });
        if (_file is null || !await ReadColumns()) return;
        Go(_file.Sheets.Count > 1 || _columns!.Columns.All(column => column.Use is null or "-") ? 2 : 3);
    }

    private async Task ChooseKind(string kind)
    {
        _kind = kind;
        await Forget();
        if (_file is not null) await ReadColumns();
    }

    private async Task ChooseSheet(string? sheet)
    {
        (_sheet, _headingRow) = (sheet, null);
        await Forget();
        await ReadColumns();
    }

    private async Task ChooseRow(int row)
    {
        _headingRow = row;
        await Forget();
        await ReadColumns();
    }

    private async Task ChooseUse((string Column, string Use) chosen)
    {
        _uses[chosen.Column] = chosen.Use;
        if (chosen.Use.Length > 0) _missing.Remove(chosen.Column);
        await DropPlan();
    }

    private async Task<bool> ReadColumns()
    {
        await Work(Texts.Localize("ImportPages.ReadingColumns"), 0, async cancel =>
        {
            var found = await Task.Run(() => Plan.Columns(_user, _file!, _kind, new(_sheet, _headingRow), cancel), cancel);
            (_problems, _columns) = (found.Problems, found.Succeeded ? found.Value : null);
            foreach (var column in _columns?.Columns ?? []) if (column.Use is { } use) _uses[column.Key] = use;
            _kept = null;
            await ReadMappings(cancel);
            _hasMappings = _mappings.Count > 0;
        });
        return _columns is not null;
    }

    /// <summary>Reads this table's columns as the team has said of others with the same headings.</summary>
    private async Task TakeMapping(NamedMapping mapping)
    {
        foreach (var column in _columns!.Columns)
            if (mapping.Columns.TryGetValue(column.Heading, out var use) && _columns.Choices.Any(choice => choice.Name == use))
                await ChooseUse((column.Key, use));
    }

    private Task KeepMapping(string name) => Work(null, 0, async cancel =>
    {
        var said = _columns!.Columns.Where(column => column.Heading.Length > 0 && _uses.GetValueOrDefault(column.Key) is { Length: > 0 })
            .GroupBy(column => column.Heading).ToDictionary(same => same.Key, same => _uses[same.First().Key]);
        var kept = await Mappings.Keep(_user, _kind, name, said, cancel);
        (_problems, _kept) = (kept.Problems, kept.Succeeded ? kept.Value.Name : null);
        await ReadMappings(cancel);
    });

    private Task RemoveMapping(long id) => Work(null, 0, async cancel =>
    {
        _problems = (await Mappings.Remove(_user, id, cancel)).Problems;
        await ReadMappings(cancel);
    });

    private async Task ReadMappings(CancellationToken cancel) =>
        _mappings = await Mappings.List(_user, _kind, cancel) is { Succeeded: true, Value: var kept } ? kept : [];

    private async Task<bool> Understand()
    {
        if (_planned is not null) return true;
        _missing.Clear();
        foreach (var column in _columns!.Columns.Where(column => _uses.GetValueOrDefault(column.Key) is null or ""))
            _missing.Add(column.Key);
        if (_missing.Count > 0)
        {
            _problems = [new Problem("ImportPages.ColumnsUnknown", _missing.Count)];
            return false;
        }
        await Work(Texts.Localize("ImportPages.Understanding"), _columns.Count, async cancel =>
        {
            var mapping = new ImportMapping(_columns.Sheet, _columns.HeadingRow, new Dictionary<string, string>(_uses));
            var planned = await Task.Run(() => Plan.Handle(_user, _file!, _kind, mapping, new Progress<int>(Show), cancel), cancel);
            (_problems, _planned) = (planned.Problems, planned.Succeeded ? planned.Value : null);
        });
        return _planned is not null;
    }

    private async Task Next()
    {
        if (_at == 3 && !await Understand()) return;
        Go(_at + 1);
    }

    private async Task To(int step)
    {
        if (step > 3 && _planned is null && !await Understand()) return;
        Go(step);
    }

    private void Go(int step)
    {
        if (_problems.Count > 0 && step != _at) _problems = [];
        (_at, _focus) = (step, true);
    }

    private Task Mend((int Row, int Column, string Text) mended) => Decide(mended.Row,
        answers => answers.Write(mended.Row, mended.Column, mended.Text));

    /// <summary>The same in place of the same, in all rows in which it is wrong.</summary>
    private Task MendAll((RepeatedProblem Of, string Text) mended) =>
        Work(Texts.Localize("ImportPages.Understanding"), mended.Of.Rows.Count, async cancel =>
        {
            foreach (var row in mended.Of.Rows) _planned!.Answers.Write(row, mended.Of.Column, mended.Text);
            var again = await Task.Run(() => Plan.Again(_user, _planned!, mended.Of.Rows, new Progress<int>(Show), cancel), cancel);
            _problems = again is { } problem ? [problem] : [];
        });

    private Task LeaveOut((int Row, bool Out) left) => Decide(left.Row, answers =>
    {
        if (left.Out) answers.LeftOut.Add(left.Row);
        else answers.LeftOut.Remove(left.Row);
    });

    private Task Take((int Row, int Column, bool? Taken) decided) => Decide(decided.Row, answers =>
    {
        if (decided.Taken is { } taken) answers.Taken[(decided.Row, decided.Column)] = taken;
        else answers.Taken.Remove((decided.Row, decided.Column));
    });

    private Task Answer((int Row, RecordKind Of, SameRecord? Answer) answered) => Decide(answered.Row, answers =>
    {
        if (answered.Answer is { } same) answers.Same[(answered.Row, answered.Of)] = same;
        else answers.Same.Remove((answered.Row, answered.Of));
    });

    private Task Decide(int row, Action<ImportAnswers> decide) => Work(null, 0, async cancel =>
    {
        decide(_planned!.Answers);
        var problem = await Plan.Again(_user, _planned, [row], cancel: cancel);
        _problems = problem is null ? [] : [problem];
    });

    private Task Store() => Work(Texts.Localize("ImportPages.Storing"), Storing, async cancel =>
    {
        var stored = await Task.Run(() => ImportRecords.Store(_user, _planned!, false, new Progress<int>(Show), cancel), cancel);
        (_problems, _receipt) = (stored.Problems, stored.Succeeded ? stored.Value : null);
    });

    /// <summary>Does what may take long, away from the page's own thread, so that it can be stopped.</summary>
    /// <param name="said">Null for what is done at once.</param>
    private async Task Work(string? said, int all, Func<CancellationToken, Task> work)
    {
        if (Busy) return;
        (_working, _done, _all, _problems) = (said, 0, all, []);
        using var stop = _stop = new CancellationTokenSource();
        try
        {
            await work(stop.Token);
        }
        catch (OperationCanceledException)
        {
            _problems = [new Problem("ImportPages.Stopped")];
        }
        catch (Exception failure)
        {
            _problems = [Failures.Localize(failure)];
        }
        finally
        {
            (_stop, _working) = (null, null);
        }
    }

    private void Show(int done)
    {
        var drawn = done / Math.Max(1, Math.Min(DrawEvery, _all / 100 + 1)) != _done / Math.Max(1, Math.Min(DrawEvery, _all / 100 + 1));
        _done = done;
        if (drawn) _ = InvokeAsync(StateHasChanged);
    }

    private void Stop() => _stop?.Cancel();

    private async Task DownloadRefused()
    {
        using var output = new MemoryStream();
        _receipt!.WriteRefused(output, Clock.GetUtcNow().UtcDateTime);
        output.Position = 0;
        using var sent = new DotNetStreamReference(output);
        await Browser.InvokeVoidAsync("casetrackerFields.save", $"{Path.GetFileNameWithoutExtension(_file!.Name)}-refused.xlsx", sent);
    }

    /// <summary>Back to the rows, of which those that are stored are known again.</summary>
    private async Task GoOn()
    {
        await Work(Texts.Localize("ImportPages.Understanding"), _planned!.Rows.Count, async cancel =>
        {
            var again = await Task.Run(() => Plan.Again(_user, _planned, null, new Progress<int>(Show), cancel), cancel);
            _problems = again is { } problem ? [problem] : [];
        });
        _receipt = null;
        Go(Wrong.Contains(5) ? 5 : 4);
    }

    private async Task StartOver()
    {
        // Without an outcome to show the plan goes, too: else leaving the page would be asked about.
        _receipt = null;
        await Forget();
        (_file, _columns, _sheet, _headingRow) = (null, null, null, null);
        Go(1);
    }

    private async Task Forget()
    {
        _uses.Clear();
        _missing.Clear();
        await DropPlan();
    }

    private async Task DropPlan()
    {
        if (_planned is null) return;
        await _planned.DisposeAsync();
        if (_receipt is null) _planned = null;
    }

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    /// <summary>With the circuit goes all that was read.</summary>
    public async ValueTask DisposeAsync()
    {
        _stop?.Cancel();
        await DropPlan();
    }
}
