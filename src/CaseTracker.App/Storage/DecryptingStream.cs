using System.Security.Cryptography;

namespace CaseTracker.App.Storage;

/// <summary>Reads an <see cref="EncryptedFile"/>: gives out a part only once it is proven, and its end only once the last is.</summary>
internal sealed class DecryptingStream : OneWayStream
{
    private readonly Stream _from;
    private readonly AesGcm _key;
    private readonly byte[] _header;
    private readonly byte[] _plain = new byte[EncryptedFile.PartSize];
    private byte[] _sealed = new byte[EncryptedFile.PartSize + EncryptedFile.TagSize];
    private byte[] _following = new byte[EncryptedFile.PartSize + EncryptedFile.TagSize];
    private int _length, _taken, _follows;
    private ulong _part;
    private bool _ended;

    public DecryptingStream(Stream from, AesGcm key, byte[] header)
    {
        (_from, _key, _header) = (from, key, header);
        _follows = Fill();
    }

    public override bool CanRead => true;

    public override int Read(Span<byte> buffer)
    {
        while (_taken == _length)
        {
            if (_ended || buffer.IsEmpty) return 0;
            Open();
        }
        var given = Math.Min(buffer.Length, _length - _taken);
        _plain.AsSpan(_taken, given).CopyTo(buffer);
        _taken += given;
        return given;
    }

    private void Open()
    {
        (_sealed, _following) = (_following, _sealed);
        var length = _follows;
        _follows = length == _sealed.Length ? Fill() : 0;
        _ended = _follows == 0;
        if (length < EncryptedFile.TagSize) throw new EncryptedFileException(EncryptedFileFault.Changed);
        (_length, _taken) = (length - EncryptedFile.TagSize, 0);
        try
        {
            _key.Decrypt(EncryptedFile.Nonce(_part, _ended), _sealed.AsSpan(0, _length),
                _sealed.AsSpan(_length, EncryptedFile.TagSize), _plain.AsSpan(0, _length), _header);
        }
        catch (AuthenticationTagMismatchException)
        {
            _length = 0;
            throw new EncryptedFileException(_part == 0 ? EncryptedFileFault.PassphraseOrBeginning : EncryptedFileFault.Changed);
        }
        _part++;
    }

    private int Fill() => _from.ReadAtLeast(_following, _following.Length, throwOnEndOfStream: false);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _key.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }
        base.Dispose(disposing);
    }
}
