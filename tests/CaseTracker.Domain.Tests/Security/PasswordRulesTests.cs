using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Tests.Security;

public sealed class PasswordRulesTests
{
    private static readonly string[] Own = ["Test Sovann-Chenda", "sovann.chenda@rivers.example.org", "Test Rivers Watch"];

    [Theory]
    [InlineData("casetracker2024!", true)]
    [InlineData("CaseTracker-Admin", true)]
    [InlineData("Cambodia123456", true)]
    [InlineData("PhnomPenh#2026#", true)]
    [InlineData("sovannchenda1990", true)]
    [InlineData("Sovann.Chenda.99", true)]
    [InlineData("rivers rivers rivers", true)]
    [InlineData("mypassword2024", true)]
    [InlineData("aaaaaaaaaaaaaaaa", true)]
    [InlineData("121212121212", true)]
    [InlineData("0123456789012", true)]
    [InlineData("a boat sings at noon", false)]
    [InlineData("boat casetracker noon", false)]
    [InlineData("ទូកច្រៀងនៅថ្ងៃត្រង់", false)]
    [InlineData("xK9#vT2!pQ7$mZ", false)]
    public void What_anybody_would_guess_is_known(string password, bool guessable) =>
        Assert.Equal(guessable, PasswordRules.IsGuessable(password, Own));

    [Fact]
    public void Short_parts_of_a_name_mean_nothing() =>
        Assert.False(PasswordRules.IsGuessable("an old inn in the sun", ["An Old Inn", "in@sun.example.org"]));
}
