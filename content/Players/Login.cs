using System.Text;
using NodaTime;

namespace Signage.Content.Players;

/// <summary>How a player proves who it is: it signs a nonce and gets a short-lived token.</summary>
public static class Login
{
    /// <summary>The bytes that are signed: <c>signage-login-1\n&lt;player&gt;\n&lt;nonce&gt;\n</c>.</summary>
    public static byte[] Message(string player, string nonce) =>
        Encoding.UTF8.GetBytes($"signage-login-1\n{player}\n{nonce}\n");

    /// <summary><c>POST /player/v1/challenge</c>.</summary>
    public sealed record ChallengeRequest(string Player);

    public sealed record ChallengeAnswer(string Nonce);

    /// <summary><c>POST /player/v1/token</c>; the signature in base64.</summary>
    public sealed record TokenRequest(string Player, string Nonce, string Signature);

    public sealed record TokenAnswer(string Token, Instant Expires);
}
