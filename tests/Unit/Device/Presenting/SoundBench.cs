using NodaTime;
using Signage.Player.Presenting;
using Signage.Player.Speakers;
using Signage.Playout.States;
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>
/// A sound stage without a presenter: plays are turned on at their instants, blocks of 10 ms go into a recorder, and
/// time stands still while a source gets ready.
/// </summary>
internal sealed class SoundBench : ISpeaker
{
    private static readonly Duration Block = Duration.FromMilliseconds(10);

    public SoundBench(IMediaShelf shelf, SoundOptions? options = null) =>
        Stage = new SoundStage(shelf, new SpeakerGroup([("recorder", () => this)]), options ?? SoundOptions.Default);

    public SoundStage Stage { get; }

    public Counters Counters { get; } = new();

    public List<short> Heard { get; } = [];

    public int Volume { get; set; } = 100;

    public string Name => "recorder";

    public TimeSpan Lead => TimeSpan.Zero;

    public long Underruns { get; set; }

    /// <summary>Gets a play ready as the presenter does ahead of need.</summary>
    public static async Task Prime(SoundVoice voice, OnLane? next)
    {
        voice.Prime(next?.Play);
        if (next is not null)
            await Eventually.Holds("it is ready", () => voice.IsReady);
    }

    /// <summary>Plays the lane from instant to instant, in milliseconds from noon; sources may take their
    /// time.</summary>
    public async Task Run(int fromMs, int untilMs, Action? each = null)
    {
        for (var at = SoundFiles.Noon + Duration.FromMilliseconds(fromMs);
            at < SoundFiles.Noon + Duration.FromMilliseconds(untilMs); at += Block)
        {
            await Eventually.Holds("samples are there", () => Stage.Lane.IsFed && Stage.Over.IsFed);
            Stage.Play(at, at + Block, Volume, default, Counters);
            each?.Invoke();
        }
    }

    /// <summary>Plays one after the other without a hole, each primed ahead and finished at its end.</summary>
    public async Task RunAll(params OnLane[] plays)
    {
        await Prime(Stage.Lane, plays[0]);
        for (var i = 0; i < plays.Length; i++)
        {
            Stage.Lane.Turn(plays[i], plays[i].Play.From);
            await Prime(Stage.Lane, i + 1 < plays.Length ? plays[i + 1] : null);
            await Run(Of(plays[i].Play.From), Of(plays[i].Play.Until));
            Stage.Finish(plays[i].Play.Until, default, Counters);
        }

        Stage.Lane.Turn(null, plays[^1].Play.Until);
    }

    public void Play(ReadOnlySpan<short> samples, TimeSpan ahead) => Heard.AddRange(samples);

    public void Settle()
    {
    }

    public void Dispose()
    {
    }

    private static int Of(Instant instant) => (int)(instant - SoundFiles.Noon).TotalMilliseconds;
}
