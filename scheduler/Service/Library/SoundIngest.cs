using Signage.Scheduler.Ffmpeg;

namespace Signage.Scheduler.Library;

/// <summary>
/// Sounds: an MP3 that decodes without a complaint keeps its very frames, only its tags and cover go; anything else is
/// encoded anew.
/// </summary>
public static class SoundIngest
{
    public const string Type = "audio/mpeg";
    private static readonly TimeSpan Most = UploadLimits.MaxLength + TimeSpan.FromSeconds(1);

    public static async Task<(IngestResult? Result, IngestRefusal? Refusal)> RunAsync(
        IngestInput input, CancellationToken stop)
    {
        var facts = input.Facts!;
        var source = await MediaMeter.SoundAsync(
            input.File, Most, input.Progress.Part(20, 400, facts.ClaimedMs ?? 0), stop);
        if (source is null)
        {
            return IngestInput.Refuse("undecodable");
        }

        if (source.LengthMs > UploadLimits.MaxLength.TotalMilliseconds)
        {
            return IngestInput.Refuse("too-long", (long)UploadLimits.MaxLength.TotalHours);
        }

        var honest = !input.ClaimWarnings(source.LengthMs).Any();
        var kept = facts.IsMp3 && source.Faults == 0 && honest ? await KeepAsync(input, source, stop) : null;
        var (file, measure) = kept ?? await EncodeAsync(input, source, stop);
        if (measure is null)
        {
            return IngestInput.Refuse("undecodable");
        }

        input.Progress.Tell(950);
        var poster = input.Work.FileNamed("poster");
        var drawn = await Transcoder.WaveAsync(file, Most, poster, stop);
        var warnings = input.ClaimWarnings(source.LengthMs).ToList();
        if (source.Faults > 0)
        {
            warnings.Add(new AssetWarning("damaged", source.Faults));
        }

        if (source.Lufs is null)
        {
            warnings.Add(new AssetWarning("silent"));
        }

        return (new IngestResult(
            AssetKinds.Sound,
            measure.LengthMs,
            [new MadeFile(file, Type, Rendition.General, 0, 0, measure.LengthMs, 0, measure.Samples)],
            measure,
            warnings,
            drawn.Succeeded && File.Exists(poster) ? poster : null), null);
    }

    private static async Task<(string File, SoundMeasure? Measure)?> KeepAsync(
        IngestInput input, SoundMeasure source, CancellationToken stop)
    {
        var file = input.Work.FileNamed("kept");
        await Mp3Tags.CopyWithoutAsync(input.File, file, stop);
        var measure = await MediaMeter.SoundAsync(file, Most, input.Progress.Part(400, 900, source.LengthMs), stop);
        return measure is { Faults: 0 } && measure.Samples == source.Samples ? (file, measure) : null;
    }

    private static async Task<(string File, SoundMeasure? Measure)> EncodeAsync(
        IngestInput input, SoundMeasure source, CancellationToken stop)
    {
        var file = input.Work.FileNamed("general");
        var part = input.Progress.Part(400, 800, source.LengthMs);
        var made = await Transcoder.Mp3Async(input.File, input.Facts!, file, Most, p => part(p.OutMs), stop);
        return (file, made.Succeeded ? await MediaMeter.SoundAsync(file, Most, null, stop) : null);
    }
}
