using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Tests.Habits;

public class FolderOrderTests
{
    private static readonly string[] Order =
    [
        "Language",
        "Values",
        "Security",
        "Catalogue",
        "Sources People Places Organisations Prosecution Review Evidence",
        "Detention Cases Events Figures Responses Transnational",
        "Land Accountability",
    ];

    [Fact]
    public void Each_folder_uses_only_those_below_it() => new FolderOrder(typeof(Texts).Assembly, Order).Holds();

    [Fact]
    public void What_breaks_the_order_is_named_by_its_types()
    {
        string[] upsideDown = ["Values", "Language", .. Order[2..]];
        Assert.Contains(new FolderOrder(typeof(Texts).Assembly, upsideDown).Faults(), fault =>
            fault.StartsWith("Values -> Language: ", StringComparison.Ordinal)
            && fault.Contains("ImpreciseDate uses ILocalizable", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_place_and_a_place_without_a_folder_are_faults() => Assert.Equal(
        ["Land has no place in the order", "Gone is in the order and nowhere else"],
        new FolderOrder(typeof(Texts).Assembly, [.. Order[..6], "Accountability Gone"]).Faults()
            .Where(fault => !fault.StartsWith("Land -> ", StringComparison.Ordinal)));
}
