using Signage.Scheduler.Ffmpeg;

namespace Signage.Scheduler.Library;

/// <summary>Clips and films: a file for screens, one more for large screens where the upload has the pixels, and a
/// small one for LED walls.</summary>
public static class VideoIngest
{
    public const string Type = "video/mp4";

    // The encoder of the sound fills its last frames up with silence; that does not lengthen the picture.
    private const long SoundPaddingMs = 50;
    private static readonly TimeSpan Most = UploadLimits.MaxLength + TimeSpan.FromSeconds(1);

    public static async Task<(IngestResult? Result, IngestRefusal? Refusal)> RunAsync(
        IngestInput input, CancellationToken stop)
    {
        var (facts, picture) = (input.Facts!, input.Facts!.Picture!);
        var size = ScreenProfile.General.SizeFor(picture.Width, picture.Height);
        var (general, led) = (input.Work.FileNamed("general"), input.Work.FileNamed("led"));
        var claimed = facts.ClaimedMs ?? 0;
        var part = input.Progress.Part(50, 500, claimed);
        var made = await Transcoder.VideoAsync(
            input.File, facts, ScreenProfile.General, general, Most, p => part(p.OutMs), stop);
        if (!made.Succeeded)
        {
            return IngestInput.Refuse(made.TimedOut ? "ingest-timeout" : "undecodable");
        }

        if (await MediaMeter.PictureAsync(general, Most, stop) is not { } shown)
        {
            return IngestInput.Refuse("video-without-pictures");
        }

        var sound = facts.Sound is null ? null : await MediaMeter.SoundAsync(general, Most, null, stop);
        var lengthMs = LengthOf(shown, sound);
        if (lengthMs > UploadLimits.MaxLength.TotalMilliseconds)
        {
            return IngestInput.Refuse("too-long", (long)UploadLimits.MaxLength.TotalHours);
        }

        var large = await LargeAsync(input, size, lengthMs, shown, sound, stop);
        input.Progress.Tell(850);
        var ledSize = ScreenProfile.Led.SizeFor(size.Width, size.Height);
        part = input.Progress.Part(850, 950, lengthMs);
        var small = await Transcoder.VideoAsync(
            general, await FactsOf(general, stop), ScreenProfile.Led, led, Most, p => part(p.OutMs), stop);
        if (!small.Succeeded || await MediaMeter.PictureAsync(led, Most, stop) is not { } onLed)
        {
            return IngestInput.Refuse("undecodable");
        }

        var poster = input.Work.FileNamed("poster");
        var drawn = await Transcoder.PosterAsync(
            general, TimeSpan.FromMilliseconds(PictureMs(shown) / 3), poster, stop);
        return (new IngestResult(
            lengthMs >= UploadLimits.FilmFromMs ? AssetKinds.Film : AssetKinds.Clip,
            lengthMs,
            [MadeOf(general, Rendition.General, size, lengthMs, shown, sound?.Samples ?? 0), .. large,
                MadeOf(led, Rendition.Led, ledSize, PictureMs(onLed), onLed, 0)],
            sound,
            [.. Warnings(input, made, shown, sound, lengthMs)],
            drawn.Succeeded && File.Exists(poster) ? poster : null), null);
    }

    /// <summary>The file for large screens; none where the general one keeps every pixel, or where it would not have
    /// the same pictures.</summary>
    private static async Task<IReadOnlyList<MadeFile>> LargeAsync(IngestInput input, (int Width, int Height) general,
        long lengthMs, PictureMeasure shown, SoundMeasure? sound, CancellationToken stop)
    {
        var size = ScreenProfile.FullHd.SizeFor(input.Facts!.Picture!.Width, input.Facts.Picture.Height);
        if (size == general)
        {
            return [];
        }

        var (file, part) = (input.Work.FileNamed("large"), input.Progress.Part(500, 850, lengthMs));
        var made = await Transcoder.VideoAsync(
            input.File, input.Facts, ScreenProfile.FullHd, file, Most, p => part(p.OutMs), stop);
        var same = made.Succeeded && await MediaMeter.PictureAsync(file, Most, stop) is { } large
            && large.Frames == shown.Frames;
        return same ? [MadeOf(file, Rendition.General, size, lengthMs, shown, sound?.Samples ?? 0)] : [];
    }

    private static async Task<MediaFacts> FactsOf(string file, CancellationToken stop) =>
        await MediaProbe.ProbeAsync(file, stop)
            ?? throw new InvalidOperationException($"{file} was made but cannot be read.");

    private static MadeFile MadeOf(
        string file, string use, (int Width, int Height) size, long lengthMs, PictureMeasure shown, long samples) =>
        new(file, Type, use, size.Width, size.Height, lengthMs, shown.Frames, samples);

    private static long PictureMs(PictureMeasure measure) => measure.Frames * 1000 / Transcoder.FramesPerSecond;

    private static long LengthOf(PictureMeasure shown, SoundMeasure? sound)
    {
        var pictureMs = PictureMs(shown);
        return sound is { } heard && heard.LengthMs > pictureMs + SoundPaddingMs ? heard.LengthMs : pictureMs;
    }

    private static IEnumerable<AssetWarning> Warnings(
        IngestInput input, ProcessOutcome made, PictureMeasure shown, SoundMeasure? sound, long lengthMs)
    {
        foreach (var warning in input.ClaimWarnings(lengthMs))
        {
            yield return warning;
        }

        if (made.ErrorCount > 0)
        {
            yield return new AssetWarning("damaged", made.ErrorCount);
        }

        const long Second = 1000;
        if (sound is not null && Math.Abs(sound.LengthMs - PictureMs(shown)) > Second)
        {
            yield return new AssetWarning("sound-length", Lengths.Text(sound.LengthMs), Lengths.Text(PictureMs(shown)));
        }
    }
}
