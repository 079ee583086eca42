namespace Signage.Scheduler.Ffmpeg;

/// <param name="Index">Stream number in the file.</param>
/// <param name="Codec">Such as <c>h264</c>.</param>
/// <param name="Width">Pixels as shown: upright, square.</param>
/// <param name="Height">Pixels as shown: upright, square.</param>
/// <param name="Matrix">How colour was taken apart, such as <c>bt709</c>; null where the file does not say.</param>
public sealed record PictureFacts(int Index, string Codec, int Width, int Height, string? Matrix = null)
{
    private const int HighDefinition = 720;

    /// <summary>What ffmpeg is to assume: what the file says, else what is usual at its size.</summary>
    public string MatrixOrUsual =>
        Matrix is not null ? "auto" : Math.Min(Width, Height) >= HighDefinition ? "bt709" : "bt601";
}
