using System.Globalization;

namespace CaseTracker.App.Demo;

/// <summary>Names that nobody bears: "Test", a plant and a number, in Latin and in Khmer letters.</summary>
internal static class DemoNames
{
    private static readonly (string Latin, string Khmer)[] Plants =
    [
        ("Svay", "ស្វាយ"), ("Ampil", "អំពិល"), ("Dong", "ដូង"), ("Chek", "ចេក"), ("Kroch", "ក្រូច"), ("Trasak", "ត្រសក់"), ("Lpov", "ល្ពៅ"),
        ("Khnor", "ខ្នុរ"), ("Romdeng", "រំដេង"), ("Mteh", "ម្ទេស"), ("Peng-poh", "ប៉េងប៉ោះ"),
        ("Trakuon", "ត្រកួន"), ("Mkak", "ម្កាក់"), ("Teap", "ទៀប"),
    ];

    private static readonly string[] Parts =
    [
        "Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo", "Lima",
    ];

    public static string Person(int number) => $"Test {Plant(number).Latin} {Digits(number)}";

    public static string PersonKhmer(int number) => $"សាកល្បង {Plant(number).Khmer} {Khmer(Digits(number))}";

    /// <summary>How another source spells the same name.</summary>
    public static string PersonAsPrinted(int number) => $"Tesst {Plant(number).Latin} {Digits(number)}";

    /// <summary>"Test Prison Bravo 14": what it is, and which.</summary>
    public static string Of(string what, int number) => string.Create(CultureInfo.InvariantCulture,
        $"Test {what} {Parts[number % Parts.Length]} {number + 1}");

    /// <summary>The same in Khmer letters: what it is, and a number.</summary>
    public static string KhmerOf(string what, int number) =>
        $"{what}សាកល្បង {Khmer((number + 1).ToString(CultureInfo.InvariantCulture))}";

    private static (string Latin, string Khmer) Plant(int number) => Plants[number % Plants.Length];

    private static string Digits(int number) => number.ToString("D4", CultureInfo.InvariantCulture);

    private static string Khmer(string digits) => string.Concat(digits.Select(digit => (char)('០' + (digit - '0'))));
}
