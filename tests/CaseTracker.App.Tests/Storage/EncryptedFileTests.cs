using System.Security.Cryptography;
using CaseTracker.App.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.App.Tests.Storage;

public sealed class EncryptedFileTests
{
    private const string Passphrase = "Test passphrase";
    private const int Part = EncryptedFile.PartSize, Sealed = Part + EncryptedFile.TagSize;

    // Trying a passphrase must cost a lot; trying a thousand changes must not.
    private static readonly KeyCost Cheap = new(8, 1, 1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Part - 1)]
    [InlineData(Part)]
    [InlineData(Part + 1)]
    [InlineData(3 * Part)]
    public void What_was_written_is_read_again(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        Assert.Equal(content, Read(Written(content)));
    }

    [Fact]
    public void One_changed_bit_anywhere_is_found()
    {
        var whole = Written(RandomNumberGenerator.GetBytes(2 * Part + 100));
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(0, 7)).ToArbitrary(), place =>
        {
            var changed = (byte[])whole.Clone();
            changed[place.Item1] ^= (byte)(1 << place.Item2);
            return Throws(changed);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_file_that_ends_anywhere_else_than_at_its_end_is_found()
    {
        var whole = Written(RandomNumberGenerator.GetBytes(2 * Part + 100));
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).ToArbitrary(), length => Throws(whole[..length]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        // Between two parts, where every part that is left is whole.
        Assert.True(Throws(whole[..(EncryptedFile.HeaderSize + Sealed)]));
        Assert.True(Throws(whole[..(EncryptedFile.HeaderSize + 2 * Sealed)]));
        Assert.True(Throws(whole[..EncryptedFile.HeaderSize]));
        Assert.True(Throws([.. whole, 0]));
        Assert.True(Throws([.. whole, .. whole[EncryptedFile.HeaderSize..]]));
    }

    [Fact]
    public void Parts_that_change_places_or_come_from_another_file_are_found()
    {
        var (first, second) = (Written(new byte[3 * Part]), Written(new byte[3 * Part]));
        Assert.True(Throws([.. first[..EncryptedFile.HeaderSize], .. PartOf(first, 1), .. PartOf(first, 0), .. PartOf(first, 2)]));
        Assert.True(Throws([.. first[..EncryptedFile.HeaderSize], .. PartOf(first, 0), .. PartOf(first, 2)]));
        Assert.True(Throws([.. first[..EncryptedFile.HeaderSize], .. PartOf(first, 0), .. PartOf(second, 1), .. PartOf(first, 2)]));
    }

    [Fact]
    public void A_file_that_was_not_finished_cannot_be_read()
    {
        using var to = new MemoryStream();
        using (var encrypted = EncryptedFile.Write(to, Passphrase, Cheap)) encrypted.Write(new byte[2 * Part]);
        Assert.True(Throws(to.ToArray()));
    }

    [Fact]
    public void Another_passphrase_opens_nothing_and_the_same_in_other_code_points_does()
    {
        var content = RandomNumberGenerator.GetBytes(10);
        using var to = new MemoryStream();
        using (var encrypted = EncryptedFile.Write(to, "Test caf\u00E9 words", Cheap))
        {
            encrypted.Write(content);
            encrypted.Complete();
        }
        Assert.Equal(EncryptedFileFault.PassphraseOrBeginning, Fault(to.ToArray()));
        using var decrypted = EncryptedFile.Read(new MemoryStream(to.ToArray()), "Test cafe\u0301 words");
        Assert.Equal(10, decrypted.ReadAtLeast(new byte[11], 11, throwOnEndOfStream: false));
    }

    [Theory]
    [InlineData(1 << 30, 1, 1)]
    [InlineData(8, int.MaxValue, 1)]
    [InlineData(8, 0, 1)]
    [InlineData(8, 1, 1 << 20)]
    [InlineData(-1, 1, 1)]
    public void A_header_that_would_cost_too_much_is_refused_before_it_does(int memory, int iterations, int lanes) =>
        Assert.False(new KeyCost(memory, iterations, lanes).CanBePaid);

    [Fact]
    public void The_usual_cost_is_at_least_that_of_the_recommendation() =>
        Assert.True(KeyCost.Usual is { Memory: >= 65536, Iterations: >= 3, CanBePaid: true });

    private static byte[] PartOf(byte[] file, int number) =>
        file[(EncryptedFile.HeaderSize + number * Sealed)..(EncryptedFile.HeaderSize + (number + 1) * Sealed)];

    private static byte[] Written(byte[] content)
    {
        using var to = new MemoryStream();
        using (var encrypted = EncryptedFile.Write(to, Passphrase, Cheap))
        {
            encrypted.Write(content);
            encrypted.Complete();
        }
        return to.ToArray();
    }

    private static byte[] Read(byte[] file)
    {
        using var decrypted = EncryptedFile.Read(new MemoryStream(file), Passphrase);
        using var content = new MemoryStream();
        decrypted.CopyTo(content);
        return content.ToArray();
    }

    private static bool Throws(byte[] file) => Fault(file) is not null;

    private static EncryptedFileFault? Fault(byte[] file)
    {
        try
        {
            Read(file);
            return null;
        }
        catch (EncryptedFileException failure)
        {
            return failure.Fault;
        }
    }
}
