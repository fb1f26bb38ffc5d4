using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTracker.App.Database;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Where the program is opened, as browsers tell a passkey. A passkey answers there and nowhere else, which is why nobody can be
/// led to give it to a page that only looks like the program.</summary>
public sealed record PasskeySite
{
    private PasskeySite(string host, string origin) => (Host, Origin) = (host, origin);

    internal string Host { get; }
    internal string Origin { get; }

    /// <summary>Null where browsers lend no passkeys: at plain http, unless it is localhost, and at an address of numbers (WebAuthn
    /// level 2, 5.1.3 and 5.1.4: a secure context, and a valid domain).</summary>
    public static PasskeySite? Of(Uri address) => address.HostNameType == UriHostNameType.Dns
        && (address.Scheme == Uri.UriSchemeHttps || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            ? new(address.Host, address.GetLeftPart(UriPartial.Authority)) : null;
}

/// <summary>What a device is asked for.</summary>
/// <param name="Options">For the browser, in JSON.</param>
/// <param name="Sealed">What the page hands back with the answer.</param>
public sealed record PasskeyQuestion(string Options, string Sealed);

/// <summary>What a page sends of a device's answer.</summary>
/// <param name="Question">Of <see cref="PasskeyQuestion.Sealed"/>.</param>
/// <param name="Response">What the browser made of the device's answer, in JSON.</param>
public sealed record PasskeyAnswer(string? Question, string? Response);

/// <summary>Asks a device for a passkey, and looks whether its answer is right (WebAuthn level 2). A question holds for some minutes, for
/// one purpose, and until the account's passkeys are used or changed: no answer is taken twice.</summary>
internal sealed class Passkeys(SealedTokens tokens)
{
    private static readonly TimeSpan AskedFor = TimeSpan.FromMinutes(5);

    /// <summary>A question for any of the account's passkeys; null where it has none, or where none can be asked for.</summary>
    public async Task<PasskeyQuestion?> Ask(CaseTrackerDb db, long accountId, PasskeySite? site, string purpose, CancellationToken cancel)
    {
        if (site is null || await Own(db, accountId, cancel) is not { Count: > 0 } own) return null;
        var options = Library(site).GetAssertionOptions(new GetAssertionOptionsParams
        {
            AllowedCredentials = Descriptors(own),
            UserVerification = UserVerificationRequirement.Preferred,
        }).ToJson();
        return new(options, Seal(purpose, own, options));
    }

    /// <summary>Whether one of the account's passkeys answered the question. Then neither is taken again.</summary>
    public async Task<bool> Take(AccountChanges changes, long accountId, PasskeySite? site, string purpose, PasskeyAnswer answer,
        CancellationToken cancel)
    {
        var own = await Own(changes.Db, accountId, cancel);
        if (site is null || Open(purpose, own, answer.Question) is not { } asked
            || Read<AuthenticatorAssertionRawResponse>(answer.Response) is not { RawId: { } credential } response
            || own.SingleOrDefault(passkey => passkey.CredentialHash == HashOf(credential)) is not { } passkey) return false;
        try
        {
            var result = await Library(site).MakeAssertionAsync(new MakeAssertionParams
            {
                AssertionResponse = response,
                OriginalOptions = AssertionOptions.FromJson(asked),
                StoredPublicKey = WebEncoders.Base64UrlDecode(passkey.PublicKey),
                StoredSignatureCounter = (uint)passkey.Uses,
                // The passkey is one of the account's own.
                IsUserHandleOwnerOfCredentialIdCallback = (_, _) => Task.FromResult(true),
            }, cancel);
            (passkey.Uses, passkey.UsedAt) = (result.SignCount, changes.Now);
            return true;
        }
        catch (Fido2VerificationException)
        {
            return false;
        }
    }

    /// <summary>A question for a new passkey, which none of the account's devices answers that has one already.</summary>
    public async Task<PasskeyQuestion> AskForNew(CaseTrackerDb db, Account account, PasskeySite site, string purpose,
        CancellationToken cancel)
    {
        var own = await Own(db, account.Id, cancel);
        var options = Library(site).RequestNewCredential(new RequestNewCredentialParams
        {
            // Devices may keep the id where others read it: it tells nothing.
            User = new Fido2User
            {
                Id = SHA256.HashData(Encoding.UTF8.GetBytes($"CaseTracker {account.Id}")),
                Name = account.Email,
                DisplayName = account.DisplayName,
            },
            ExcludeCredentials = Descriptors(own),
            AuthenticatorSelection = new AuthenticatorSelection
            {
                ResidentKey = ResidentKeyRequirement.Discouraged,
                UserVerification = UserVerificationRequirement.Preferred,
            },
            AttestationPreference = AttestationConveyancePreference.None,
        }).ToJson();
        return new(options, Seal(purpose, own, options));
    }

    /// <summary>The new passkey of an answer, added to the account; null for an answer that is none.</summary>
    public async Task<Passkey?> Add(AccountChanges changes, long accountId, PasskeySite site, string purpose, PasskeyAnswer answer,
        string name, CancellationToken cancel)
    {
        if (Open(purpose, await Own(changes.Db, accountId, cancel), answer.Question) is not { } asked
            || Read<AuthenticatorAttestationRawResponse>(answer.Response) is not { } response) return null;
        try
        {
            var made = await Library(site).MakeNewCredentialAsync(new MakeNewCredentialParams
            {
                AttestationResponse = response,
                OriginalOptions = CredentialCreateOptions.FromJson(asked),
                IsCredentialIdUniqueToUserCallback = async (told, stop) =>
                {
                    var hash = HashOf(told.CredentialId);
                    return !await changes.Db.Passkeys.AnyAsync(passkey => passkey.CredentialHash == hash, stop);
                },
            }, cancel);
            var passkey = new Passkey
            {
                AccountId = accountId,
                Name = name,
                Credential = WebEncoders.Base64UrlEncode(made.Id),
                CredentialHash = HashOf(made.Id),
                PublicKey = WebEncoders.Base64UrlEncode(made.PublicKey),
                Uses = made.SignCount,
                AddedAt = changes.Now,
            };
            changes.Db.Passkeys.Add(passkey);
            return passkey;
        }
        catch (Fido2VerificationException)
        {
            return null;
        }
    }

    private static Task<List<Passkey>> Own(CaseTrackerDb db, long accountId, CancellationToken cancel) =>
        db.Passkeys.Where(passkey => passkey.AccountId == accountId).OrderBy(passkey => passkey.Id).ToListAsync(cancel);

    private static List<PublicKeyCredentialDescriptor> Descriptors(IEnumerable<Passkey> passkeys) =>
        [.. passkeys.Select(passkey => new PublicKeyCredentialDescriptor(WebEncoders.Base64UrlDecode(passkey.Credential)))];

    private static Fido2 Library(PasskeySite site) => new(new Fido2Configuration
    {
        RPID = site.Host,
        RPName = "CaseTracker",
        Origins = new HashSet<string> { site.Origin },
    });

    private string Seal(string purpose, IEnumerable<Passkey> own, string options) =>
        tokens.Seal(purpose, $"{StateOf(own)} {options}", AskedFor);

    private string? Open(string purpose, IEnumerable<Passkey> own, string? question) => tokens.Open(purpose, question) is { } opened
        && opened.Split(' ', 2) is [var state, var options] && state == StateOf(own) ? options : null;

    /// <summary>Changes with each use of one of them, with each that comes and with each that goes.</summary>
    private static string StateOf(IEnumerable<Passkey> own) => OneTimeToken.Hash(
        string.Join(' ', own.Select(passkey => FormattableString.Invariant($"{passkey.Id}:{passkey.UsedAt:O}:{passkey.Uses}"))));

    private static T? Read<T>(string? json) where T : class
    {
        if (string.IsNullOrEmpty(json)) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string HashOf(byte[] credential) => Convert.ToHexStringLower(SHA256.HashData(credential));
}
