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
    private int? _open;

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
