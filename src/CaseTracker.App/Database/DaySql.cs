namespace CaseTracker.App.Database;

/// <summary>Days in SQL as whole numbers, the same on every database: those of <see cref="DateOnly.DayNumber"/>. What the
/// databases write differently is here.</summary>
internal abstract class DaySql
{
    public const int Never = 0;
    public static int Forever { get; } = DateOnly.MaxValue.DayNumber;

    public static DaySql For(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new Sqlite(),
        DatabaseProvider.SqlServer => new SqlServer(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };

    /// <summary>Asks the database to work a common table out once.</summary>
    public abstract string Once { get; }
    /// <summary>The number of a date; null of null.</summary>
    public abstract string Number(string date);
    /// <summary>The date of a number; null of null.</summary>
    public abstract string Date(string number);
    /// <summary>Both may be null, and then so is the result. The day of the month is cut to the month's last, as
    /// <see cref="DateOnly.AddMonths"/> does.</summary>
    protected abstract string PlusMonths(string number, string months);
    protected abstract string MonthOf(string number);
    public abstract string Big(string number);

    /// <summary>The number of the day that is months and days after another, at most 9999-12-31.</summary>
    public string After(string number, string months, string days) =>
        $"CASE WHEN {MonthOf(number)} + {months} >= {(9999 * 12) + 12} THEN {Forever} ELSE {Min($"({PlusMonths(number, months)} + {days})", $"{Forever}")} END";

    public static string Min(string a, string b) => $"(CASE WHEN {a} < {b} THEN {a} ELSE {b} END)";
    public static string Max(string a, string b) => $"(CASE WHEN {a} > {b} THEN {a} ELSE {b} END)";

    private sealed class Sqlite : DaySql
    {
        // The Julian day number of 0001-01-01.
        private const string Epoch = "1721425.5";
        public override string Once => "MATERIALIZED";
        public override string Number(string date) => $"CAST(julianday({date}) - {Epoch} AS INTEGER)";
        public override string Date(string number) => $"date({number} + {Epoch})";
        protected override string PlusMonths(string number, string months) => Number($"date({number} + {Epoch}, '+' || ({months}) || ' months', 'floor')");
        protected override string MonthOf(string number) => $"(strftime('%Y', {number} + {Epoch}) * 12 + strftime('%m', {number} + {Epoch}))";
        public override string Big(string number) => number;
    }

    private sealed class SqlServer : DaySql
    {
        private const string Epoch = "CAST('0001-01-01' AS date)";
        public override string Once => "";
        public override string Number(string date) => $"DATEDIFF(day, {Epoch}, {date})";
        public override string Date(string number) => $"DATEADD(day, {number}, {Epoch})";
        protected override string PlusMonths(string number, string months) => Number($"DATEADD(month, {months}, {Date(number)})");
        protected override string MonthOf(string number) => $"(YEAR({Date(number)}) * 12 + MONTH({Date(number)}))";
        public override string Big(string number) => $"CAST({number} AS bigint)";
    }
}
