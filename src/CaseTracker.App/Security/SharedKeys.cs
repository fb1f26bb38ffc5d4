using System.Data.Common;
using System.Xml.Linq;
using CaseTracker.App.Database;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Security;

/// <summary>The keys of data protection (cookies, second factors, sealed forms) in the database, where several nodes share one. Each is
/// encrypted by the key of identities, which lies in the data folder of every node: whoever has the database alone opens nothing.</summary>
public sealed class SharedKeys : IXmlRepository
{
    /// <summary>What the encrypted texts are bound to.</summary>
    internal const string SealedAs = "SignInKeys.Sealed";

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly DataFiles _files;
    private readonly TimeProvider _clock;
    private readonly ILogger<SharedKeys> _logger;

    /// <summary>The number of the last key at the last look.</summary>
    private int _seen;

    internal SharedKeys(IDbContextFactory<CaseTrackerDb> factory, DataFiles files, TimeProvider clock, ILogger<SharedKeys> logger) =>
        (_factory, _files, _clock, _logger) = (factory, files, clock, logger);

    /// <summary>Asked at a start, before anything is encrypted: a node that lacks a key would quietly make another, and read neither
    /// the others' sign-ins nor their identities. The problem, or whether there are any.</summary>
    public async Task<Outcome<bool>> Look(CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var kept = await db.SignInKeys.AsNoTracking().Select(row => row.Sealed).ToListAsync(cancel);
        var missing = kept.Select(IdentityTexts.KeyOf).Distinct().Where(key => !db.Identities.Has(key)).ToList();
        return missing.Count == 0 ? Outcome<bool>.Of(kept.Count > 0)
            : Outcome<bool>.Failed(new Problem("Database.KeysElsewhere", _files.Keys,
                string.Join(", ", missing.Select(IdentityKeys.NameOf))));
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = _factory.CreateDbContext();
        TakeAlong(db);
        var rows = db.SignInKeys.AsNoTracking().OrderBy(row => row.Number).ToList();
        _seen = rows.Count == 0 ? 0 : rows[^1].Number;
        return [.. rows.Select(row => Open(db, row)).OfType<XElement>()];
    }

    /// <summary>Of two nodes that make a key at once one keeps its own, and both use that one: the other's number is taken, and data
    /// protection asks for all keys again.</summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = _factory.CreateDbContext();
        Add(db, _seen + 1, friendlyName, element);
    }

    /// <summary>Keys of before the database held any: without them nobody's second factor could be read.</summary>
    private void TakeAlong(CaseTrackerDb db)
    {
        if (!Directory.Exists(_files.Keys)) return;
        foreach (var file in Directory.GetFiles(_files.Keys, "key-*.xml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            // Another node may take one along at the same moment.
            while (!db.SignInKeys.Any(row => row.Name == name))
                Add(db, (db.SignInKeys.Max(row => (int?)row.Number) ?? 0) + 1, name, XElement.Load(file));
        }
    }

    private void Add(CaseTrackerDb db, int number, string name, XElement key)
    {
        var (closed, now) = (db.Identities.Seal(key.ToString(SaveOptions.DisableFormatting), SealedAs), _clock.GetUtcNow().UtcDateTime);
        try
        {
            db.Database.ExecuteSql($"INSERT INTO SignInKeys (Number, Name, Sealed, AddedAt) VALUES ({number}, {name}, {closed}, {now})");
        }
        catch (DbException) when (db.SignInKeys.Any(row => row.Number == number))
        {
            _logger.LogInformation("Another node added a key of sign-ins at the same moment.");
        }
    }

    private XElement? Open(CaseTrackerDb db, SignInKeyRow row)
    {
        var opened = db.Identities.Open(row.Sealed, SealedAs);
        if (!SealedText.Is(opened)) return XElement.Parse(opened);
        _logger.LogError("The key of sign-ins {Name:l} cannot be read: {Key:l} is missing in {Folder:l}, or is another", row.Name,
            IdentityKeys.NameOf(IdentityTexts.KeyOf(row.Sealed)), _files.Keys);
        return null;
    }
}
