namespace Signage.Player.Power;

/// <summary>Something to be written into the journal.</summary>
/// <param name="IsReading">The device said it of itself (E3).</param>
/// <param name="Cause">One word: <c>powerOn</c>, <c>powerOff</c>, <c>deviceFault</c>, <c>deviceBack</c>, or a
/// reading's.</param>
/// <param name="Text">A sentence.</param>
internal sealed record PowerTold(bool IsReading, string Cause, string Text);
