using CaseTracker.App.Database;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Who asks a list, when, and in which context.</summary>
/// <param name="Factory">For what is read beside <paramref name="Db"/>.</param>
/// <param name="Now">UTC.</param>
internal sealed record ListAsked(CaseTrackerDb Db, IDbContextFactory<CaseTrackerDb> Factory, AnswerCache Cache,
    Clearance Clearance, DateTime Now)
{
    public DatabaseProvider Provider { get; } = Db.Provider();
}

/// <summary>What a list is made of, as far as one question asks for it: the records of a kind, or custody status on a day, as
/// known.</summary>
internal abstract class ListSource
{
    /// <summary>The question as statements that ask every filter.</summary>
    public abstract Task<ListSql> Statements(CancellationToken cancel);

    /// <summary>How the question is counted from the columns of its list; null where they cannot answer it.</summary>
    public abstract Task<Func<ColumnSet, ListCounts>?> ByColumns(CancellationToken cancel);

    /// <summary>How many rows of the whole answer were recorded after the record of an id.</summary>
    public abstract Task<int> Recorded(long after, CancellationToken cancel);
}

/// <summary>The same with the rows of the answer.</summary>
/// <typeparam name="TPart">Some rows of an answer that is read forward.</typeparam>
internal abstract class ListSource<TPage, TPart> : ListSource
{
    /// <summary>The page asked for.</summary>
    public abstract Task<TPage> Page(CancellationToken cancel);

    /// <summary>What is told of the list as a whole, without a row.</summary>
    /// <param name="cited">Takes the sources of what is told; null: nobody asks for them.</param>
    public abstract Task<TPage> Head(CitedSources? cited, CancellationToken cancel);

    /// <summary>The ids of the page asked for, in its order.</summary>
    public abstract Task<List<long>> Ids(CancellationToken cancel);

    /// <summary>The rows of some of the ids; their citations have no numbers.</summary>
    /// <param name="cited">Takes their sources.</param>
    public abstract Task<TPart> Part(TPage head, IReadOnlyList<long> ids, CitedSources cited, CancellationToken cancel);

    /// <summary>Whether parts are read by the rows' ids, and not in the order of the list: what lies side by side in the database is then
    /// read together, with all that it links to, which takes half as long.</summary>
    public virtual bool ById => false;
}

/// <summary>The answer to a question without pages, to be read once and forward.</summary>
/// <param name="Head">What is told of the list as a whole, without a row.</param>
/// <param name="Cited">The sources of all parts, once they are read.</param>
/// <param name="Order">The ids of the rows in the list's order, where the parts are read by ids; null: they are in its order.</param>
internal sealed record ListForward<TPage, TPart>(TPage Head, IAsyncEnumerable<TPart> Parts, CitedSources Cited,
    IReadOnlyList<long>? Order);
