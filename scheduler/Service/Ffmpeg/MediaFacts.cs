namespace Signage.Scheduler.Ffmpeg;

/// <summary>What a file says of itself. Nothing of it is believed before it has been decoded.</summary>
/// <param name="Format">Name of the demuxer, such as <c>mp3</c> or <c>mov,mp4,…</c>.</param>
/// <param name="ClaimedMs">Length by the container; null where it names none.</param>
/// <param name="Picture">Its first moving or still picture, not a cover.</param>
/// <param name="Sound">Its first sound.</param>
/// <param name="Title">Its title tag, as ffprobe read it.</param>
public sealed record MediaFacts(string Format, long? ClaimedMs, PictureFacts? Picture, SoundFacts? Sound, string? Title)
{
    private static readonly string[] Stills = ["png_pipe", "jpeg_pipe", "webp_pipe", "bmp_pipe", "tiff_pipe", "image2"];

    /// <summary>The file is one still picture.</summary>
    public bool IsStill => Stills.Contains(Format, StringComparer.Ordinal);

    public bool IsMp3 => Format == "mp3" && Sound?.Codec == "mp3";
}
