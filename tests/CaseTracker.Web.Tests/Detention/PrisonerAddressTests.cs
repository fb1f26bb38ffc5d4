using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Detention;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;
using Xunit;

namespace CaseTracker.Web.Tests.Detention;

public sealed class PrisonerAddressTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_question_written_into_an_address_is_read_back_the_same()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var question = Random(new Random(seed));
            var address = PrisonerAddress.Read(PrisonerAddress.Query(question), Today);
            Assert.Empty(address.Wrong);
            Assert.True(Same(question, address.Question), $"seed {seed}: {PrisonerAddress.Query(question)}");
        }
    }

    [Fact]
    public void Whatever_stands_in_an_address_gives_a_question_that_can_be_asked()
    {
        string[] names = [PrisonerAddress.AsOf, PrisonerAddress.Known, PrisonerAddress.Status, PrisonerAddress.CertaintyName,
            PrisonerAddress.Name, PrisonerAddress.Sort, PrisonerAddress.Descending, PrisonerAddress.Page, PrisonerAddress.Size,
            PrisonerAddress.Show, PrisonerAddress.Density, .. PrisonerFilters.Others.Select(filter => filter.Key), "nonsense"];
        string[] scraps = ["", "-1", "0", "1", "3", "30-02", "2024-12-10", "9999-12-31", "0001-01-01", "now", "១០", "%", "%00", "'", ",",
            "&", "=", "%ED%A0%BD", "released", "ALL", "certain", "99999999999", "2024-12-10T25:00Z", " ", "none", "yes", "Female", "12",
            "2024..", "..", "Aapp:Meets", "status", "compact"];
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var query = "?" + string.Join('&', names.Select(name => $"{name}={string.Concat(random.GetItems(scraps, random.Next(3)))}"));
            var question = PrisonerAddress.Read(query, Today).Question;
            Assert.InRange(question.Page, 1, PrisonerAddress.LastPage);
            Assert.InRange(question.PageSize, 0, PrisonerAddress.LargestPage);
            Assert.All(question.Statuses, status => Assert.True(Enum.IsDefined(status)));
            var again = PrisonerAddress.Read(PrisonerAddress.Query(question), Today);
            Assert.True(again.Wrong.Count == 0 && Same(question, again.Question), $"seed {seed}: {query}");
        }
    }

    [Theory]
    [InlineData("2024-12-10T17:30:00Z", "2024-12-11 00:30:00")]
    [InlineData("2024-12-10T17:30:00.1234567Z", "2024-12-11 00:30:00.1234567")]
    [InlineData("2024-12-10", "2024-12-10")]
    [InlineData("9999-12-31", "9999-12-31")]
    public void The_moment_of_knowledge_stands_in_its_box_by_the_clock_in_Cambodia_and_is_read_again_from_there(string address, string box)
    {
        var known = PrisonerAddress.Read($"?known={address}", Today).Question.KnownAsOf!.Value;
        Assert.Equal(box, KnownAddress.Words(known));
        var typed = PrisonerAddress.Typed(new PrisonerQuestion(Today), "", box);
        Assert.Equal(known, PrisonerAddress.Read(typed[typed.IndexOf('?', StringComparison.Ordinal)..], Today).Question.KnownAsOf);
    }

    [Theory]
    [InlineData("2024-12-10")]
    [InlineData("10 Dec 2024")]
    [InlineData("10 December 2024")]
    [InlineData("១០ ធ្នូ ២០២៤")]
    public void A_day_is_understood_as_people_type_it(string typed)
    {
        var address = PrisonerAddress.Read($"?as-of={Uri.EscapeDataString(typed)}", Today);
        Assert.Empty(address.Wrong);
        Assert.Equal(new DateOnly(2024, 12, 10), address.Question.AsOf);
    }

    [Theory]
    [InlineData("as-of=30-02", "as-of")]
    [InlineData("as-of=December 2024", "as-of")]
    [InlineData("as-of=2024-12-10?", "as-of")]
    [InlineData("as-of=30 February 2024", "as-of")]
    [InlineData("known=yesterday-ish", "known")]
    [InlineData("status=Sleeping", "status")]
    [InlineData("status=3", "status")]
    [InlineData("certainty=perhaps", "certainty")]
    [InlineData("certainty=1", "certainty")]
    [InlineData("sort=mood", "sort")]
    [InlineData("desc=yes", "desc")]
    [InlineData("page=-1", "page")]
    [InlineData("page=0", "page")]
    [InlineData("size=100000", "size")]
    [InlineData("sex=perhaps", "sex")]
    [InlineData("article=495a", "article")]
    [InlineData("arrested=2024-06-01..2023", "arrested")]
    [InlineData("sentence-over=-1", "sentence-over")]
    [InlineData("assessment=Aapp", "assessment")]
    [InlineData("uncited=maybe", "uncited")]
    [InlineData("show=status,moods", "show")]
    [InlineData("density=tight", "density")]
    [InlineData("colour=red", "colour")]
    public void Nonsense_is_told_under_its_name_and_the_rest_still_holds(string part, string name)
    {
        var address = PrisonerAddress.Read(
            $"?{part.Replace("?", "%3F", StringComparison.Ordinal)}&name=sokha{(name == "page" ? "" : "&page=2")}", Today);
        var (wrong, problem) = Assert.Single(address.Wrong);
        Assert.Equal(name, wrong);
        Assert.Equal(part[(name.Length + 1)..], problem.Text);
        Assert.False(string.IsNullOrWhiteSpace(problem.Problem.Localize(CultureInfo.InvariantCulture)));
        Assert.Equal("sokha", address.Question.Name);
        if (name == PrisonerAddress.AsOf) Assert.Equal(Today, address.Question.AsOf);
    }

    [Fact]
    public void Known_on_a_day_means_to_the_end_of_it_in_Cambodia() =>
        Assert.Equal(new DateTime(2024, 12, 10, 17, 0, 0, DateTimeKind.Utc)
            .AddTicks(-1), PrisonerAddress.Read("?known=10 Dec 2024", Today).Question.KnownAsOf);

    [Fact]
    public void What_was_typed_and_cannot_be_read_stays_in_the_address()
    {
        var question = new PrisonerQuestion(Today) { Name = "Test" };
        var address = PrisonerAddress.Typed(question, "someday & soon", "now");
        Assert.Equal("someday & soon", PrisonerAddress.Read(new Uri("http://x" + address).Query, Today).Wrong["as-of"].Text);
        Assert.Equal("/prisoners?as-of=2024-12-10&name=Test", PrisonerAddress.Typed(question, " 10 Dec 2024 ", ""));
    }

    [Fact]
    public void The_export_asks_the_same_question_for_all_pages()
    {
        var question = new PrisonerQuestion(new DateOnly(2024, 12, 10))
        {
            Certainty = Certainty.Certain,
            Sort = PrisonerSort.HeldSince,
            Page = 3,
            PageSize = 25
        };
        Assert.Equal("/export/prisoners?as-of=2024-12-10&certainty=certain&sort=since&format=csv", PrisonerAddress.Export(question, "csv"));
    }

    private static PrisonerQuestion Random(Random random)
    {
        // Years from some way ahead on are read as the Buddhist era's, and refused.
        var day = DateOnly.FromDayNumber(random.Next(new DateOnly(2200, 1, 1).DayNumber));
        DateTime? known = random.Next(3) switch
        {
            0 => null,
            1 => CambodianTime.EndOf(day),
            _ => new DateTime(random.NextInt64(new DateTime(2200, 1, 1).Ticks), DateTimeKind.Utc),
        };
        string[] names = ["", "Test Person", "សាកល្បង", "a & b = c", "100%", "+?#/", "O’Neil \"x\""];
        return new PrisonerQuestion(day, known)
        {
            Statuses = [.. random.GetItems(Enum.GetValues<CustodyStatus>(), random.Next(4)).Distinct()],
            Certainty = random.Next(3) switch { 0 => null, 1 => Certainty.Certain, _ => Certainty.Possible },
            Name = names[random.Next(names.Length)],
            Sort = random.GetItems(Enum.GetValues<PrisonerSort>(), 1)[0],
            Filters = Filters(random),
            Look = DisplayOptions.Default.With(random.GetItems(Enum.GetValues<PrisonerColumn>(), random.Next(5)))
                .With(random.Next(2) == 0),
            Descending = random.Next(2) == 0,
            Page = random.Next(1, 100),
            PageSize = random.Next(0, PrisonerAddress.LargestPage),
        };
    }

    private static ChosenFilters Filters(Random random)
    {
        string[] scraps = ["none", "yes", "no", "Female", "Adult", "Child", "12", "7", "0", "2024", "2024-03-01..2024-06-30", "..2019",
            "2020..", "Aapp:Meets", "incitement, plotting", "a & b = 100% +#?", "សាកល្បង"];
        return PrisonerFilters.Others.Aggregate(PrisonerFilters.None, (chosen, filter) =>
            chosen.With(filter.Key, random.Next(3) > 0 ? [] : random.GetItems(scraps, 3).Select(filter.Read).Where(read => read.Succeeded)
                .Select(read => read.Value)));
    }

    private static bool Same(PrisonerQuestion one, PrisonerQuestion other) =>
        one.Statuses.SequenceEqual(other.Statuses) && (one.Name ?? "") == (other.Name ?? "")
        && one with { Statuses = other.Statuses, Name = other.Name } == other;

    [Fact]
    public void The_sides_of_a_cross_tab_stand_in_its_address_beside_the_question()
    {
        var question = new PrisonerQuestion(Today) { Filters = PrisonerFilters.None.With("sex", ["Female"]) };
        var sides = new MatrixSides(PrisonerFilters.Find("article")!, PrisonerFilters.Find("province")!);
        var read = CrossTabAddress.Read(new Uri("http://x" + CrossTabAddress.Of(question, sides)).Query, Today);
        Assert.Empty(read.Wrong);
        Assert.Equal((sides, question.Filters, true, true),
            (read.Sides, read.Question.Filters, read.Asked.RowsAsked, read.Asked.ColumnsAsked));
    }

    [Theory]
    [InlineData("rows=mood", "rows")]
    [InlineData("rows=unconfirmed", "rows")]
    [InlineData("rows=sex&columns=sex", "columns")]
    [InlineData("colour=red", "colour")]
    public void Sides_that_cannot_be_are_told_and_two_different_ones_stand(string query, string name)
    {
        var read = CrossTabAddress.Read("?" + query, Today);
        Assert.Equal([name], read.Wrong.Keys);
        Assert.NotEqual(read.Sides.Rows, read.Sides.Columns);
    }
}
