using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Tests.Detention;

public class AnnouncementTests
{
    [Theory]
    [InlineData("2024-05-20", "2024-05-10", true)]
    [InlineData("2024-06", "2024-05-31", true)]
    [InlineData("2024-05-11/..", "2024-05-10", true)]
    [InlineData("2024-05-10", "2024-05-10", false)]
    [InlineData("2024-05", "2024-05-10", false)]
    [InlineData("../2024-06", "2024-05-10", false)]
    [InlineData("2024-05-20", null, false)]
    [InlineData(null, "2024-05-10", false)]
    public void What_lies_wholly_after_the_publication_is_announced(string? on, string? published, bool announced)
    {
        var (date, day) = (on is null ? null : ImpreciseDate.Parse(on).Value, published is null
            ? (DateOnly?)null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture));
        Asked(CustodyEventDetails.Catalogue, new CustodyEventDetails { On = date, PublishedOn = day });
        Asked(ChargeDetails.Catalogue, new ChargeDetails { On = date, PublishedOn = day });
        Asked(ChargeDetails.Catalogue, new ChargeDetails { OutcomeOn = date, OutcomePublishedOn = day });
        Asked(SentenceDetails.Catalogue, new SentenceDetails { On = date, PublishedOn = day });
        Asked(SentenceDetails.Catalogue, new SentenceDetails { AppealOn = date, AppealPublishedOn = day });
        Asked(StayDetails.Catalogue, new StayDetails { From = date, PublishedOn = day });
        Asked(StayDetails.Catalogue, new StayDetails { To = date, PublishedOn = day });

        void Asked<T>(FieldCatalogue<T> catalogue, T details) where T : class, new() =>
            Assert.Equal(announced ? ["Forms.AnnouncedAsk"] : [], Announcement.In(catalogue, details).Select(problem => problem.Key));
    }

    [Fact]
    public void The_question_says_both_days() =>
        Assert.Contains("20 May 2024 lies after 10 May 2024",
            Announcement.In(CustodyEventDetails.Catalogue, new CustodyEventDetails
            {
                On = ImpreciseDate.Parse("2024-05-20").Value,
                PublishedOn = new DateOnly(2024, 5, 10)
            }).Single().Localize(new("en")), StringComparison.Ordinal);

    [Fact]
    public void A_record_that_says_no_publication_is_never_asked_about() =>
        Assert.Empty(Announcement.In(GroupCountDetails.Catalogue, new GroupCountDetails { On = ImpreciseDate.Parse("2024-05-20").Value }));
}
