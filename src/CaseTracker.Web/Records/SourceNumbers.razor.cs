using CaseTracker.App.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseTracker.Web.Records;

public sealed partial class SourceNumbers : IDisposable
{
    private readonly Dictionary<int, ElementReference> _buttons = [];
    private IReadOnlyList<FieldCitation> _citations = [];
    private List<int> _numbers = [];
    private SourceBook? _heard;
    private int? _open, _next;
    private bool _all;

    [CascadingParameter] public SourceBook Book { get; set; } = default!;
    [Parameter, EditorRequired] public long Record { get; set; }

    /// <summary>The field's key; null for all that is cited for the record.</summary>
    [Parameter] public string? Field { get; set; }

    /// <summary>What the numbers stand beside, for those who hear the page.</summary>
    [Parameter, EditorRequired] public string Subject { get; set; } = "";

    /// <summary>Narrows the numbers to these citations, for one of several reported values.</summary>
    [Parameter] public IReadOnlyList<FieldCitation>? Only { get; set; }

    /// <summary>Says nothing where there is no source.</summary>
    [Parameter] public bool Quiet { get; set; }

    /// <summary>So many stand in a narrow place, the last of them as the count of those behind it; null for all.</summary>
    [Parameter] public int? Most { get; set; }

    /// <summary>How many stand there.</summary>
    private int InSight => _all || Most is not { } most || _numbers.Count <= most ? _numbers.Count : most - 1;

    private void ShowAll() => (_next, _all) = (_numbers[InSight], true);

    // The button that was pressed is gone: the keyboard goes on with the first number that it showed.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_next is not { } next) return;
        _next = null;
        await _buttons[next].FocusAsync();
    }

    protected override void OnParametersSet()
    {
        _citations = Only ?? Book.For(Record, Field);
        _numbers = [.. _citations.Select(citation => citation.Number).Distinct().Order()];
        if (_open is { } open && !_numbers.Contains(open)) _open = null;
        if (ReferenceEquals(_heard, Book)) return;
        Dispose();
        _heard = Book;
        _heard.Opening += AnotherOpens;
    }

    private async Task Toggle(int number)
    {
        if (_open == number)
        {
            await Close();
            return;
        }
        Book.Open(this);
        _open = number;
    }

    private Task Key(KeyboardEventArgs pressed) => pressed.Key == "Escape" && _open is not null ? Close() : Task.CompletedTask;

    private async Task Close()
    {
        if (_open is not { } open) return;
        _open = null;
        await _buttons[open].FocusAsync();
    }

    private void AnotherOpens(object who)
    {
        if (ReferenceEquals(who, this) || _open is null) return;
        _open = null;
        StateHasChanged();
    }

    public void Dispose()
    {
        if (_heard is not null) _heard.Opening -= AnotherOpens;
    }
}
