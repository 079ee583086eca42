namespace Signage.Player.Doctor;

/// <summary>What one check saw, and what to do about it.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Text">For people, in Chinese and English.</param>
internal sealed record Verdict(Standing Standing, string Text)
{
    public static Verdict Ok(string text) => new(Standing.Ok, text);

    public static Verdict Missing(string text) => new(Standing.Missing, text);

    public static Verdict Broken(string text) => new(Standing.Broken, text);
}
