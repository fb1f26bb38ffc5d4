using System.Text;
using System.Text.RegularExpressions;
using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Tests.Schema;

/// <summary>Writes 0001_first.sql from the model: EF's own statements and the date indexes, table by table, in the order in
/// which a reader wants to meet them.</summary>
internal static partial class FirstScript
{
    /// <summary>A table that no group names comes last, in EF's order.</summary>
    private static readonly (string Heading, string[] Tables)[] Groups =
    [
        ("Every record and every fact: its id and its kind, from one sequence", ["Records"]),
        ("Places, organisations, places of detention", ["Places", "Organisations", "Facilities"]),
        ("Sources, and what each says of a field of a record", ["Sources", "Citations"]),
        ("People: individuals, groups with their counts, persons known by a role", ["People", "PersonNames", "GroupCounts", "IdentityLinks"]),
        ("Cases and who takes part in them", ["Cases", "Participants"]),
        ("Laws by dated version, prosecutions, charges, sentences", ["Laws", "LegalArticles", "Prosecutions", "Charges", "Sentences"]),
        ("Custody: stays and dated events, from which the status of a day is derived", ["Stays", "CustodyEvents"]),
        ("Accounts, sign-ins, invitations", ["Accounts", "AccountClaims", "AccountLogins", "AccountTokens", "AccountSessions", "Invitations"]),
        ("The audit chain, and what the seed data became", ["AuditEntries", "SeedEntries"]),
    ];

    public static string Write(DatabaseProvider provider)
    {
        using var db = ModelOf.Database(provider);
        // DacFx wants one statement a batch.
        var end = provider == DatabaseProvider.SqlServer ? "\nGO\n" : "\n";
        var statements = Statements(db).ToLookup(statement => Table().Match(statement).Groups[1].Value);
        var script = new StringBuilder(Header(provider));
        foreach (var (heading, tables) in Groups.Append(("More", [.. statements.Select(group => group.Key).Except(Groups.SelectMany(group => group.Tables))])))
        {
            if (!tables.Any(statements.Contains)) continue;
            script.Append("\n\n-- ").Append(heading).Append(".\n");
            foreach (var table in tables.Where(statements.Contains))
                script.Append('\n').AppendJoin("", statements[table].Select(statement => statement + end));
        }
        return script.ToString();
    }

    /// <summary>EF's statements and the date indexes, each with its end mark.</summary>
    public static IEnumerable<string> Statements(CaseTrackerDb db)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        return EndOfStatement().Split(db.Database.GenerateCreateScript())
            .Select(statement => statement.Trim()).Where(statement => statement.Length > 0)
            .Concat(DateIndexes.All.Select(index => index.Sql(names) + ";"));
    }

    private static string Header(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer
        ? """
          -- CaseTracker's database, first version, for SQL Server. The program runs this by itself at its start.
          -- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
          -- columns mean, and how to run this by hand, is in schema/README.md. By hand, in an empty database:
          --     sqlcmd -S SERVER -d DATABASE -b -I -i schema/sqlserver/0001_first.sql
          -- GO ends a batch: the program and sqlcmd split the script there.

          SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
          GO


          -- Which scripts have been run, and the SHA-256 of each. The program stops where one differs from its own.

          CREATE TABLE [SchemaJournal] (
              [Name] nvarchar(100) NOT NULL,
              [Sha256] nvarchar(64) NOT NULL,
              [AppliedAt] datetime2 NOT NULL, -- UTC
              CONSTRAINT [PK_SchemaJournal] PRIMARY KEY ([Name])
          );
          GO
          """ + "\n"
        : """
          -- CaseTracker's database, first version, for SQLite. The program runs this by itself at its start.
          -- Written from the model of src/CaseTracker.App/Database by tests/CaseTracker.App.Tests/Schema; what the tables and
          -- columns mean, and how to run this by hand, is in schema/README.md. By hand, in a new file:
          --     sqlite3 -bail casetracker.db < schema/sqlite/0001_first.sql


          -- Which scripts have been run, and the SHA-256 of each. The program stops where one differs from its own.

          CREATE TABLE "SchemaJournal" (
              "Name" TEXT NOT NULL CONSTRAINT "PK_SchemaJournal" PRIMARY KEY,
              "Sha256" TEXT NOT NULL,
              "AppliedAt" TEXT NOT NULL -- UTC
          );
          """ + "\n";

    [GeneratedRegex(@"(?<=;)\s*\n(?:GO\s*\n)?\s*\n")]
    private static partial Regex EndOfStatement();

    /// <summary>The table that a statement makes or indexes.</summary>
    [GeneratedRegex("^CREATE (?:TABLE|(?:UNIQUE )?INDEX \\S+ ON) [\\[\"](\\w+)[\\]\"]")]
    private static partial Regex Table();
}
