using System.Security.Cryptography;

namespace CaseTracker.App.Storage;

/// <summary>Writes an <see cref="EncryptedFile"/>. Without <see cref="Complete"/> it has no end, and nobody can read it.</summary>
internal sealed class EncryptingStream(Stream to, AesGcm key, byte[] header) : OneWayStream
{
    private readonly byte[] _plain = new byte[EncryptedFile.PartSize];
    private readonly byte[] _sealed = new byte[EncryptedFile.PartSize + EncryptedFile.TagSize];
    private int _filled;
    private ulong _part;

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // Only once more follows: the last part may be a full one.
            if (_filled == _plain.Length) Seal(last: false);
            var taken = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..taken].CopyTo(_plain.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Writes the last part, marked as the last.</summary>
    public void Complete() => Seal(last: true);

    private void Seal(bool last)
    {
        key.Encrypt(EncryptedFile.Nonce(_part++, last), _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled),
            _sealed.AsSpan(_filled, EncryptedFile.TagSize), header);
        to.Write(_sealed, 0, _filled + EncryptedFile.TagSize);
        _filled = 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            key.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }
        base.Dispose(disposing);
    }
}
