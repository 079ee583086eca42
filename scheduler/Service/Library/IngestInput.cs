using Signage.Scheduler.Ffmpeg;

namespace Signage.Scheduler.Library;

/// <summary>What one ingest works on.</summary>
/// <param name="File">The upload.</param>
/// <param name="FileName">What it was called; only a hint.</param>
/// <param name="Facts">What it says of itself; null when it is nothing that is taken.</param>
/// <param name="Work">Where to make files.</param>
/// <param name="Progress">Where to tell how far it is.</param>
public sealed record IngestInput(
    string File, string FileName, MediaFacts? Facts, WorkFolder Work, IngestProgress Progress)
{
    public static (IngestResult? Result, IngestRefusal? Refusal) Refuse(string code, params object[] args) =>
        (null, new IngestRefusal(code, args));

    /// <summary>What the file claimed and what it decodes to, where they differ by more than padding.</summary>
    public IEnumerable<AssetWarning> ClaimWarnings(long lengthMs)
    {
        const long Padding = 1000;
        if (Facts?.ClaimedMs is { } claimed && Math.Abs(claimed - lengthMs) > Padding)
        {
            yield return new AssetWarning("length-claimed", Lengths.Text(claimed), Lengths.Text(lengthMs));
        }
    }
}
