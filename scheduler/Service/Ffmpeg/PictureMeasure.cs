namespace Signage.Scheduler.Ffmpeg;

/// <summary>What a moving picture decodes to.</summary>
/// <param name="Frames">Pictures.</param>
/// <param name="Faults">How many complaints the decoder had.</param>
public sealed record PictureMeasure(long Frames, int Faults);
