namespace Signage.Player.Power;

/// <summary>What a device itself said of its power.</summary>
/// <param name="State">One word: <c>on</c>, <c>standby</c>, as it was said; <c>answer</c> for one that nobody here
/// understands.</param>
/// <param name="Text">The answer, in printable characters or in hexadecimal.</param>
internal sealed record PowerReading(string State, string Text);
