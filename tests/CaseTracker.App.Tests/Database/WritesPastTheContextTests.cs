namespace CaseTracker.App.Tests.Database;

public sealed class WritesPastTheContextTests
{
    [Theory]
    [InlineData("""UPDATE "People" AS "p" SET "Confidentiality" = 'Public' WHERE "p"."Id" = 1""", "People.Confidentiality")]
    [InlineData("""UPDATE "People" SET "Name" = @p0, "DeletedAt" = NULL""", "People.DeletedAt")]
    [InlineData("UPDATE Charges SET KnownTo = '2024-01-01'\nWHERE FactId = 3", "Charges.KnownTo")]
    [InlineData("UPDATE Participants SET PersonId = 4 WHERE Id = 3", "Participants.PersonId")]
    [InlineData("UPDATE Citations SET Field = 'on' WHERE Id = 3", "Citations.Field")]
    [InlineData("INSERT INTO People (Id, Name) SELECT 1, 'Test Person A'", "People")]
    [InlineData("""DELETE FROM "Figures" AS "f" WHERE "f"."Id" = 5""", "Figures")]
    [InlineData("SELECT 1; UPDATE Cases SET Confidentiality = 'Public' WHERE Id = 2", "Cases.Confidentiality")]
    [InlineData("""UPDATE "People" AS "p" SET "OfAChild" = 1 WHERE "p"."Confidentiality" = 'Public'""", null)]
    [InlineData("""UPDATE "Records" AS "r" SET "Hidden" = 0 WHERE "r"."Id" = 1""", null)]
    [InlineData("DELETE FROM StandingSpans", null)]
    [InlineData("SELECT Confidentiality FROM People", null)]
    public async Task What_decides_who_may_know_of_a_record_is_written_by_saves_of_the_context_alone(string statement, string? what)
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        Assert.Equal(what, WritesPastTheContext.Written(db.Model, statement));
    }
}
