using Signage.Scheduler.Ffmpeg;

namespace Signage.Scheduler.Library;

/// <summary>Still pictures: redrawn within full HD, without what the camera wrote into them.</summary>
public static class ImageIngest
{
    private const int MaxWidth = 1920;
    private const int MaxHeight = 1080;

    public static async Task<(IngestResult? Result, IngestRefusal? Refusal)> RunAsync(
        IngestInput input, CancellationToken stop)
    {
        var (facts, picture) = (input.Facts!, input.Facts!.Picture!);
        var jpeg = picture.Codec == "mjpeg";
        var size = Fit.Within(picture.Width, picture.Height, MaxWidth, MaxHeight);
        var file = input.Work.FileNamed("general");
        var made = await Transcoder.ImageAsync(input.File, facts, size, jpeg, file, stop);
        if (!made.Succeeded || !File.Exists(file)
            || await MediaMeter.PictureAsync(file, TimeSpan.FromSeconds(1), stop) is null)
        {
            return IngestInput.Refuse("undecodable");
        }

        var poster = input.Work.FileNamed("poster");
        var drawn = await Transcoder.PosterAsync(file, TimeSpan.Zero, poster, stop);
        var warnings = new List<AssetWarning>();
        if (made.ErrorCount > 0)
        {
            warnings.Add(new AssetWarning("damaged", made.ErrorCount));
        }

        if (FileNames.SaysVideo(input.FileName))
        {
            warnings.Add(new AssetWarning("still-named-video"));
        }

        return (new IngestResult(
            AssetKinds.Image,
            0,
            [new MadeFile(
                file, jpeg ? "image/jpeg" : "image/png", Rendition.General, size.Width, size.Height, 0, 1, 0)],
            null,
            warnings,
            drawn.Succeeded && File.Exists(poster) ? poster : null), null);
    }
}
