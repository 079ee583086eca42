using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Players;

/// <summary>Nonces that a player signs, and the short-lived tokens that it gets for them.</summary>
public sealed class PlayerTokens(IDataProtectionProvider protection, IClock time)
{
    private const int MaxNonces = 20_000;
    private static readonly Duration NonceLasts = Duration.FromMinutes(2);
    private static readonly Duration TokenLasts = Duration.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (string Player, Instant Expires)> _nonces =
        new(StringComparer.Ordinal);
    private readonly IDataProtector _protector = protection.CreateProtector("Signage.PlayerToken.1");

    public string Challenge(string player)
    {
        if (_nonces.Count >= MaxNonces)
        {
            Sweep();
        }

        var nonce = Ids.Secret();
        _nonces[nonce] = (player, time.GetCurrentInstant() + NonceLasts);
        return nonce;
    }

    /// <summary>
    /// A token when the nonce was this player's, is fresh, is used for the first time and is signed by its key.
    /// </summary>
    public Login.TokenAnswer? Redeem(Login.TokenRequest request, VerifierKey key)
    {
        if (!_nonces.TryRemove(request.Nonce, out var asked) || asked.Player != request.Player
            || asked.Expires <= time.GetCurrentInstant() || !IsSigned(request, key))
        {
            return null;
        }

        var expires = time.GetCurrentInstant() + TokenLasts;
        return new Login.TokenAnswer(
            _protector.Protect($"{request.Player} {expires.ToUnixTimeMilliseconds()}"), expires);
    }

    /// <summary>Whose token this is, while it lasts.</summary>
    public bool TryRead(string token, [NotNullWhen(true)] out string? player)
    {
        player = null;
        try
        {
            if (_protector.Unprotect(token).Split(' ') is [var id, var expires]
                && long.Parse(expires, System.Globalization.CultureInfo.InvariantCulture)
                    > time.GetCurrentInstant().ToUnixTimeMilliseconds())
            {
                player = id;
            }
        }
        catch (CryptographicException)
        {
            return false;
        }

        return player is not null;
    }

    private static bool IsSigned(Login.TokenRequest request, VerifierKey key)
    {
        var signature = new byte[request.Signature.Length];
        return Convert.TryFromBase64String(request.Signature, signature, out var length)
            && key.Verify(Login.Message(request.Player, request.Nonce), signature.AsSpan(0, length));
    }

    private void Sweep()
    {
        var now = time.GetCurrentInstant();
        foreach (var (nonce, asked) in _nonces)
        {
            if (asked.Expires <= now)
            {
                _nonces.TryRemove(nonce, out _);
            }
        }

        // A flood of fresh ones: those who asked ask again.
        if (_nonces.Count >= MaxNonces)
        {
            _nonces.Clear();
        }
    }
}
