using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTracker.Domain.People;
using CaseTracker.Web.Shared;
using Xunit;

namespace CaseTracker.Web.Tests.Forms;

public class FormLimitTests
{
    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void No_field_takes_more_than_the_longest_box()
    {
        var most = typeof(PersonDetails).Assembly.GetTypes().Where(type => !type.IsInterface)
            .Select(type => type.GetProperty("Catalogue")?.GetValue(null)).OfType<object>()
            .SelectMany(catalogue => ((System.Collections.IEnumerable)catalogue.GetType().GetProperty("Fields")!.GetValue(catalogue)!)
                .Cast<object>())
            .Select(field => (int)field.GetType().GetProperty("MaxLength")!.GetValue(field)!).ToList();
        Assert.NotEmpty(most);
        Assert.All(most, length => Assert.InRange(length, 1, FormLimits.Longest));
    }

    [Theory]
    [InlineData("ស")]
    [InlineData("x")]
    [InlineData("\n")]
    [InlineData("\"")]
    [InlineData("\u0001")]
    public void The_longest_text_fits_into_a_message_that_carries_it_twice(string letter)
    {
        var text = new string(letter[0], FormLimits.Longest);
        var message = JsonSerializer.Serialize(new object[] { new { fieldValue = text }, new { value = text } }, AsSent);
        Assert.InRange(Encoding.UTF8.GetByteCount(message), 1, FormLimits.Message);
    }
}
