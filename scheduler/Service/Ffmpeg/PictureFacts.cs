namespace Signage.Scheduler.Ffmpeg;

/// <param name="Index">Stream number in the file.</param>
/// <param name="Codec">Such as <c>h264</c>.</param>
/// <param name="Width">Pixels as shown: upright, square.</param>
/// <param name="Height">Pixels as shown: upright, square.</param>
public sealed record PictureFacts(int Index, string Codec, int Width, int Height);
