using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseTracker.App.Tests.Security;

/// <summary>A device that holds one passkey, as WebAuthn level 2 describes what it answers (6.1 authenticator data, 6.5 attestation), and
/// the browser between it and the program, which says where it was asked.</summary>
internal sealed class SoftwareKey : IDisposable
{
    private const byte PersonIsThere = 0x01, PersonIsKnown = 0x04, HoldsNewKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);

    /// <summary>What it says of how often it was used.</summary>
    public uint Uses { get; set; }

    /// <summary>Its answer to a question for a new passkey.</summary>
    public string Make(string options, string origin)
    {
        var asked = JsonNode.Parse(options)!;
        var data = Data((string)asked["rp"]!["id"]!, HoldsNewKey,
            [.. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(data)];
        return Answer(new JsonObject
        {
            ["attestationObject"] = WebEncoders.Base64UrlEncode(attestation),
            ["clientDataJSON"] = WebEncoders.Base64UrlEncode(Client("webauthn.create", asked, origin)),
        });
    }

    /// <summary>Its answer to a question for the passkey that it holds.</summary>
    public string Show(string options, string origin)
    {
        var asked = JsonNode.Parse(options)!;
        if (Uses > 0) Uses++;
        var (data, client) = (Data((string)asked["rpId"]!, 0, []), Client("webauthn.get", asked, origin));
        return Answer(new JsonObject
        {
            ["authenticatorData"] = WebEncoders.Base64UrlEncode(data),
            ["clientDataJSON"] = WebEncoders.Base64UrlEncode(client),
            ["signature"] = WebEncoders.Base64UrlEncode(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence)),
        });
    }

    public void Dispose() => _key.Dispose();

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = WebEncoders.Base64UrlEncode(_id),
        ["rawId"] = WebEncoders.Base64UrlEncode(_id),
        ["type"] = "public-key",
        ["response"] = response,
        ["clientExtensionResults"] = new JsonObject(),
    }.ToJsonString();

    private byte[] Data(string host, byte flags, byte[] more)
    {
        var uses = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(uses, Uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), (byte)(PersonIsThere | PersonIsKnown | flags), .. uses, .. more];
    }

    private static byte[] Client(string type, JsonNode asked, string origin) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = (string)asked["challenge"]!,
        ["origin"] = origin,
        ["crossOrigin"] = false,
    }.ToJsonString());

    /// <summary>As COSE writes a key of this curve (RFC 9053, 7.1.1).</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => [0x58, (byte)bytes.Length, .. bytes];
}
