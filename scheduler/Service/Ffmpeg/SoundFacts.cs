namespace Signage.Scheduler.Ffmpeg;

/// <param name="Index">Stream number in the file.</param>
/// <param name="Codec">Such as <c>mp3</c>.</param>
public sealed record SoundFacts(int Index, string Codec);
