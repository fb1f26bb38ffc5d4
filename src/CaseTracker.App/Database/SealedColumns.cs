using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseTracker.App.Database;

/// <summary>The columns of a table that hold identities. Rows in memory have them open; the database gets and gives them encrypted. That
/// boundary is here for every way: EF's reads and saves, <see cref="RowReader{TRow}"/> and <see cref="TableColumns"/>. A value that would
/// reach the database as it is stops the statement.</summary>
internal sealed class SealedColumns
{
    private const string Annotation = "CaseTracker:SealedAs";
    private const string Plain = "Plain";

    /// <summary>The line of the journal (<see cref="ProjectionVersion"/>) of the conversion of what was kept before, and its last
    /// step.</summary>
    public const string Conversion = "Identities";
    public const int Converted = 3;

    // They have a column that held them as they were written, before script 0012. The conversion of a start empties it.
    private static readonly string[] PlainBefore = ["Person.nextOfKin", "Person.safeContact", "Consent.givenBy", "Consent.guardian"];

    private static readonly ConditionalWeakTable<IEntityType, SealedColumns> Known = [];

    private readonly List<Column> _all;

    private SealedColumns(IEntityType entity) => _all = [.. entity.GetProperties().Where(property => As(property) is not null)
        .Select(property => new Column(property, As(property)!, Getter(property), Setter(property)))];

    public bool Any => _all.Count > 0;

    /// <summary>All of them, as statements name them.</summary>
    public static IEnumerable<SealedColumn> All(IModel model) => model.GetEntityTypes().SelectMany(entity => Of(entity)._all
        .Select(column => new SealedColumn(entity.GetTableName()!, entity.FindPrimaryKey()!.Properties[0].GetColumnName(),
            column.Property.GetColumnName(), column.As, entity.FindProperty($"{column.Property.Name}{Plain}")?.GetColumnName())));

    public static SealedColumns Of(IEntityType entity) => Known.GetValue(entity, one => new SealedColumns(one));

    /// <summary>How many texts of a column each key encrypted, by its fingerprint.</summary>
    public static async Task<IReadOnlyList<(string Key, long Texts)>> Keys(CaseTrackerDb db, SealedColumn column, CancellationToken cancel)
    {
        var key = $"SUBSTRING({column.Name}, {SealedText.Mark.Length + 1}, {IdentityTexts.FingerprintLetters})";
        return await db.Answers($"SELECT {key}, COUNT(*) FROM {column.Table} WHERE {column.Name} IS NOT NULL GROUP BY {key}",
            row => (row.GetString(0), Convert.ToInt64(row.GetValue(1), CultureInfo.InvariantCulture)), cancel);
    }

    /// <summary>Whether nothing is left that was kept as it was written before identities were encrypted.</summary>
    public static Task<bool> AllEncrypted(CaseTrackerDb db, CancellationToken cancel) =>
        db.Projections.AnyAsync(row => row.Name == Conversion && row.Version == Converted, cancel);

    /// <summary>What a property's texts are bound to; null where it is kept as it is.</summary>
    public static string? As(IReadOnlyProperty property) => property[Annotation] as string;

    /// <summary>Maps a text to a column of encrypted ones, as long as they need.</summary>
    public static void Map(EntityTypeBuilder row, IMutableProperty property, string of)
    {
        if (PlainBefore.Contains(of))
            row.Property<string?>($"{property.Name}{Plain}").HasColumnName(property.Name).HasMaxLength(property.GetMaxLength()!.Value);
        property[Annotation] = of;
        property.SetColumnName($"{property.Name}Sealed");
        property.SetMaxLength(-1);
        property.SetValueConverter(new SealedOnly());
    }

    /// <summary>Opens what a row that was just read holds.</summary>
    public void Open(CaseTrackerDb db, object row)
    {
        foreach (var column in _all)
            if (column.Get(row) is { } text) column.Set(row, db.Identities.Open(text, column.As));
    }

    /// <summary>Encrypts what the next save of a context writes, and gives what opens the rows again after it.</summary>
    public static Action Close(CaseTrackerDb db)
    {
        List<(PropertyEntry Entry, string Text)> closed = [];
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
            foreach (var column in Of(entry.Metadata)._all)
            {
                var property = entry.Property(column.Property);
                if (property.CurrentValue is not string text || entry.State == EntityState.Modified && !property.IsModified) continue;
                closed.Add((property, text));
                property.CurrentValue = db.Identities.Seal(text, column.As);
            }
        return () =>
        {
            foreach (var (property, text) in closed)
            {
                var modified = property.EntityEntry.State is not EntityState.Unchanged && property.IsModified;
                property.CurrentValue = text;
                if (modified) continue;
                property.OriginalValue = text;
                property.IsModified = false;
            }
        };
    }

    private static Func<object, string?> Getter(IProperty property)
    {
        var row = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, string?>>(Expression.Property(Expression.Convert(row, property.DeclaringType.ClrType),
            property.PropertyInfo!), row).Compile();
    }

    private static Action<object, string?> Setter(IProperty property)
    {
        var (row, text) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(string)));
        return Expression.Lambda<Action<object, string?>>(Expression.Assign(Expression.Property(
            Expression.Convert(row, property.DeclaringType.ClrType), property.PropertyInfo!), text), row, text).Compile();
    }

    private sealed record Column(IProperty Property, string As, Func<object, string?> Get, Action<object, string?> Set);

    private sealed class SealedOnly() : ValueConverter<string, string>(text => Checked(text), text => text)
    {
        private static string Checked(string text) => SealedText.Is(text) ? text
            : throw new InvalidOperationException("An identity would have been written as it is.");
    }

    /// <summary>Opens the rows that EF makes.</summary>
    internal sealed class OpenRows : IMaterializationInterceptor
    {
        public static readonly OpenRows All = new();

        public object InitializedInstance(MaterializationInterceptionData materializationData, object instance)
        {
            if (materializationData.Context is CaseTrackerDb db && Of(materializationData.EntityType) is { Any: true } columns)
                columns.Open(db, instance);
            return instance;
        }
    }
}

/// <param name="Key">The column that its rows are told apart by.</param>
/// <param name="As">What its texts are bound to.</param>
/// <param name="PlainBefore">The column that held them as they were written, where there is one.</param>
internal sealed record SealedColumn(string Table, string Key, string Name, string As, string? PlainBefore);
