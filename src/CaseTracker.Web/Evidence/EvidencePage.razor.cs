using System.Globalization;
using CaseTracker.App.Evidence;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Evidence;

/// <summary>One file.</summary>
public sealed partial class EvidencePage
{
    /// <summary>So much of a text is shown, in bytes.</summary>
    private const int MostText = 100_000;

    private readonly LastAsked _last = new();
    private FileSheet? _sheet, _removed;
    private FileText? _text;
    private FileMetadata? _metadata;
    private Problem? _problem;
    private string? _done, _reason, _removing;
    private bool _busy, _shown;
    private int _pages;

    [Parameter] public long Id { get; set; }

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private ShowFile Show { get; set; } = default!;
    [Inject] private OpenFile Opening { get; set; } = default!;
    [Inject] private DrawPdf Drawing { get; set; } = default!;
    [Inject] private ShowFileText Words { get; set; } = default!;
    [Inject] private ReadMetadata Metadata { get; set; } = default!;
    [Inject] private VerifyFiles Verifying { get; set; } = default!;
    [Inject] private RemoveFile Removing { get; set; } = default!;

    private bool CanOpen => View switch
    {
        EvidenceView.Picture => true,
        EvidenceView.Text => !_shown,
        EvidenceView.Pdf => !_shown && Drawing.IsThere,
        _ => false,
    };

    /// <summary>Where a copy to be shared is made; null where none can be.</summary>
    private string? WorkingCopy => PictureStrip.Knows(_sheet!.File.Format) ? EvidenceAddress.Copy(Id)
        : View == EvidenceView.Pdf && Drawing.IsThere ? EvidenceAddress.Flat(Id) : null;

    private bool Closed => _busy || !RendererInfo.IsInteractive;

    private EvidenceView View => _sheet!.File.Format.Kind().View;

    protected override async Task OnParametersSetAsync()
    {
        var user = await Current.Get();
        if (await _last.Answer(() => Show.Handle(user, Id)) is not { } outcome) return;
        (_text, _metadata, _shown, _pages, _removed) = (null, null, false, 0, null);
        Take(outcome);
    }

    private void Take(Outcome<FileSheet> outcome) =>
        (_sheet, _problem) = outcome.Succeeded ? (outcome.Value, (Problem?)null) : (null, outcome.Problems[0]);

    private Task Look() => Do(async () =>
    {
        if (View == EvidenceView.Text)
        {
            var read = await Opening.Read(await Current.Get(), Id, MostText);
            _text = read.Succeeded ? read.Value : null;
            if (!read.Succeeded) return read.Problems[0];
        }
        if (View == EvidenceView.Pdf)
        {
            var counted = await Drawing.Pages(await Current.Get(), Id);
            if (!counted.Succeeded) return counted.Problems[0];
            _pages = counted.Value;
        }
        _shown = true;
        return null;
    });

    private Task ReadWords() => Do(async () =>
    {
        var read = await Words.Handle(await Current.Get(), Id);
        _text = read.Succeeded ? read.Value : null;
        return read.Succeeded ? null : read.Problems[0];
    });

    private static string Degrees(double degrees) => degrees.ToString("0.00000°", CultureInfo.InvariantCulture);

    private Task Describe() => Do(async () =>
    {
        var read = await Metadata.Handle(await Current.Get(), Id);
        _metadata = read.Succeeded ? read.Value : null;
        return read.Succeeded ? null : read.Problems[0];
    });

    private Task Verify() => Do(async () =>
    {
        var found = await Verifying.Handle(await Current.Get(), Id);
        if (!found.Succeeded) return found.Problems[0];
        _done = Texts.Localize("Evidence.Verified", FieldFormatter.Choice(found.Value));
        return null;
    });

    private Task Remove() => Do(async () =>
    {
        var removed = await Removing.Handle(await Current.Get(), Id, _removing);
        if (removed.Succeeded) (_removed, _removing) = (_sheet, null);
        return removed.Succeeded ? null : removed.Problems[0];
    });

    private Task Restore() => Do(async () =>
    {
        var restored = await Removing.Restore(await Current.Get(), Id);
        if (restored.Succeeded) (_removed, _done) = (null, Texts.Localize("Evidence.Restored"));
        return restored.Succeeded ? null : restored.Problems[0];
    });

    /// <summary>Does something and shows the file anew; what is wrong is told, and what was typed stays.</summary>
    private async Task Do(Func<Task<Problem?>> act)
    {
        if (_busy) return;
        (_busy, _done) = (true, null);
        var problem = (await Failures.Told(async () => Outcome<Problem?>.Of(await act()))) is var told && told.Succeeded ? told.Value
            : told.Problems[0];
        if (_removed is null)
        {
            var shown = await Failures.Told(async () => await Show.Handle(await Current.Get(), Id));
            Take(shown);
        }
        _problem = problem ?? _problem;
        _busy = false;
    }
}
