using System.Data.Common;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;

namespace CaseTracker.App.Tests.Schema;

/// <summary>What a database says of itself, as one line for each table, column, key, foreign key and index, so that two
/// databases are compared by their lines.</summary>
internal static class DatabaseCatalogue
{
    /// <summary>What stands in one database only, in words; empty where the two agree. The journal is the scripts' own.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<string> scripts, IReadOnlyList<string> model) =>
    [
        .. scripts.Except(model).Where(line => !line.Contains("SchemaJournal", StringComparison.Ordinal))
            .Select(line => $"only in the scripts: {line}"),
        .. model.Except(scripts).Select(line => $"only in the model: {line}"),
    ];

    public static Task<IReadOnlyList<string>> Read(DbConnection connection, DatabaseProvider provider) =>
        connection.Strings(null, provider == DatabaseProvider.SqlServer ? SqlServer : Sqlite, CancellationToken.None);

    private const string Sqlite = """
        WITH t AS (SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~')
        SELECT 'table ' || name || CASE WHEN sql LIKE '%AUTOINCREMENT%' THEN ' with a sequence' ELSE '' END FROM t
        UNION ALL
        SELECT 'column ' || t.name || '.' || c.name || ': ' || c.type || CASE c."notnull" WHEN 1 THEN ' not null' ELSE ' null' END
            || coalesce(' default ' || c.dflt_value, '') || CASE WHEN c.pk > 0 THEN ', key part ' || c.pk ELSE '' END
        FROM t, pragma_table_xinfo(t.name) c
        UNION ALL
        SELECT 'foreign key ' || t.name || ' (' || group_concat(f."from", ', ' ORDER BY f.seq) || ') to ' || f."table"
            || ' (' || group_concat(f."to", ', ' ORDER BY f.seq) || ') on delete ' || f.on_delete || ' on update ' || f.on_update
        FROM t, pragma_foreign_key_list(t.name) f GROUP BY t.name, f.id, f."table", f.on_delete, f.on_update
        UNION ALL
        SELECT CASE i."unique" WHEN 1 THEN 'unique index ' ELSE 'index ' END || t.name || '.' || i.name || ' ('
            || (SELECT group_concat(x.name || CASE x."desc" WHEN 1 THEN ' desc' ELSE '' END, ', ' ORDER BY x.seqno)
                FROM pragma_index_xinfo(i.name) x WHERE x.key = 1)
            || ')' || CASE i.partial WHEN 1 THEN substr(m.sql, instr(m.sql, ' WHERE ')) ELSE '' END
        FROM t, pragma_index_list(t.name) i LEFT JOIN sqlite_master m ON m.type = 'index' AND m.name = i.name
        """;

    private const string SqlServer = """
        SELECT CONCAT('table ', name) FROM sys.tables WHERE is_ms_shipped = 0
        UNION ALL
        SELECT CONCAT('column ', t.name, '.', c.name, ': ',
            TYPE_NAME(c.user_type_id), '(', c.max_length, ' bytes, ', c.precision, ', ', c.scale, ')',
            IIF(c.is_nullable = 1, ' null', ' not null'), IIF(c.is_identity = 1, ' identity', ''),
                ' default ' + d.definition, ' collate ' + c.collation_name)
        FROM sys.tables t JOIN sys.columns c ON c.object_id = t.object_id
            LEFT JOIN sys.default_constraints d ON d.object_id = c.default_object_id
        WHERE t.is_ms_shipped = 0
        UNION ALL
        SELECT CONCAT('foreign key ', t.name, '.', f.name, ' (',
            STRING_AGG(a.name, ', ') WITHIN GROUP (ORDER BY k.constraint_column_id), ') to ',
            OBJECT_NAME(f.referenced_object_id), ' (', STRING_AGG(b.name, ', ') WITHIN GROUP (ORDER BY k.constraint_column_id),
            ') on delete ', f.delete_referential_action_desc, ' on update ', f.update_referential_action_desc,
                IIF(f.is_not_trusted = 1, ' not trusted', ''))
        FROM sys.foreign_keys f JOIN sys.tables t ON t.object_id = f.parent_object_id
            JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
            JOIN sys.columns a ON a.object_id = k.parent_object_id AND a.column_id = k.parent_column_id
            JOIN sys.columns b ON b.object_id = k.referenced_object_id AND b.column_id = k.referenced_column_id
        GROUP BY t.name, f.name, f.referenced_object_id, f.delete_referential_action_desc,
            f.update_referential_action_desc, f.is_not_trusted
        UNION ALL
        SELECT CONCAT(IIF(i.is_primary_key = 1, 'primary key ', IIF(i.is_unique = 1, 'unique index ', 'index ')), t.name, '.', i.name, ' (',
            STRING_AGG(CONCAT(c.name, IIF(x.is_descending_key = 1, ' desc', '')), ', ') WITHIN GROUP (ORDER BY x.key_ordinal), ')',
            ' ' + LOWER(i.type_desc) COLLATE DATABASE_DEFAULT, ' where ' + i.filter_definition)
        FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id AND t.is_ms_shipped = 0
            JOIN sys.index_columns x ON x.object_id = i.object_id AND x.index_id = i.index_id AND x.key_ordinal > 0
            JOIN sys.columns c ON c.object_id = x.object_id AND c.column_id = x.column_id
        GROUP BY t.name, i.name, i.is_primary_key, i.is_unique, i.type_desc, i.filter_definition
        """;
}
