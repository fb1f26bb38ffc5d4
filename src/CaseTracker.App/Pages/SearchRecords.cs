using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Pages;

/// <summary>What a search found among the records of one kind.</summary>
/// <param name="Found">The first of them.</param>
/// <param name="More">There are more than these.</param>
public sealed record FoundOfKind(RecordKind Kind, IReadOnlyList<Choice> Found, bool More);

/// <summary>The answer to a search over kinds.</summary>
/// <param name="Kinds">Those kinds of which something was found, in the order in which they are told.</param>
/// <param name="Likely">People whose names sound like the words, and who are not among the found: names are spelled in many ways.</param>
public sealed record FoundRecords(IReadOnlyList<FoundOfKind> Kinds, IReadOnlyList<LikelyPerson> Likely);

/// <summary>Searches people, organisations, cases, sources, events and places by their names at once. Each kind is searched by its own
/// rule: what the viewer may not see finds nothing.</summary>
public sealed class SearchRecords
{
    /// <summary>The kinds that are searched, in the order in which they are told.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } =
    [
        RecordKind.Person, RecordKind.Organisation, RecordKind.Case, RecordKind.Source, RecordKind.Event, RecordKind.Facility,
        RecordKind.Place,
    ];

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly FindLikelyPeople _likely;

    internal SearchRecords(IDbContextFactory<CaseTrackerDb> factory, Access access, FindLikelyPeople likely) =>
        (_factory, _access, _likely) = (factory, access, likely);

    /// <summary>At most <paramref name="most"/> records of each kind whose names hold every word of the text; none for a text without a
    /// word. Fails for a text longer than <see cref="RecordQuestion.LongestText"/>, and for whoever may not read records.</summary>
    public async Task<Outcome<FoundRecords>> Handle(CurrentUser user, string? text, int most = 8, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<FoundRecords>.Failed(refused);
        if (text?.Length > RecordQuestion.LongestText)
            return Outcome<FoundRecords>.Failed(new Problem("Lists.TextTooLong", RecordQuestion.LongestText));
        if (TextFold.Words(text).Count == 0) return Outcome<FoundRecords>.Of(new([], []));
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var kinds = new List<FoundOfKind>();
        foreach (var kind in Kinds)
        {
            var found = await ListChoices.In(db, user, kind, text, null, most + 1, cancel);
            if (found.Count > 0) kinds.Add(new(kind, [.. found.Take(most)], found.Count > most));
        }
        var likely = await _likely.Handle(user, text, text, cancel: cancel);
        if (!likely.Succeeded) return Outcome<FoundRecords>.Failed(likely.Problems);
        var people = kinds.FirstOrDefault(one => one.Kind == RecordKind.Person)?.Found ?? [];
        return Outcome<FoundRecords>.Of(new(kinds, [.. likely.Value.ExceptBy(people.Select(one => one.Id), person => person.Id)]));
    }
}
