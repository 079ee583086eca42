using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using Signage.Player.Speakers;
using Signage.Player.Spool;
using Signage.Playout.States;
using Signage.Playout.Timelines;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>The whole presenter without a screen: a speaker that wants its samples ahead gets them so much
/// ahead.</summary>
public sealed class HeardAtItsInstantFacts : IDisposable
{
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(100);

    private readonly SoundFiles _files = new();
    private readonly TempFolder _folder = new();
    private int _tries;

    [Fact]
    public async Task The_first_sample_of_a_cue_is_handed_over_with_the_time_left_to_its_instant()
    {
        var path = await _files.Make("click.wav", "-f", "lavfi", "-i", "aevalsrc=0.9*cos(2*PI*1000*t):s=48000:d=0.2",
            "-ac", "2");
        // A busy machine may hand one over late; without the lead all of them are 100 ms off.
        await Eventually.Holds(
            "one was heard at its instant",
            async () => Math.Abs((await LateAsync(path)).TotalMilliseconds) < 40,
            TimeSpan.FromMinutes(2));
    }

    /// <summary>How late the first sample of a new cue is heard.</summary>
    private async Task<Duration> LateAsync(string path)
    {
        var clock = new PlayerClock(TimeProvider.System);
        using var journal = new Journal(_folder.At($"journal-{_tries++}"), "local", "local", clock);
        var speaker = new Ear(clock);
        var at = Instant.FromUnixTimeMilliseconds((clock.Now + Duration.FromSeconds(4)).ToUnixTimeMilliseconds());
        var on = _files.Play(path, 1, 0, 200);
        using var presenter = new Presenter(clock, journal, _files, stage: null, [],
            new SpeakerGroup([("ear", () => speaker)]), SoundOptions.Default);
        presenter.Report(now => new PlayoutEvent.FileReady(now, on.Play.File.Sha256));
        presenter.Report(now => new PlayoutEvent.Ordered(
            now, new RunningPlaylist(new Timeline(ListOf(on.Play.File, at), Sha256Hash.Of([1])), null)));
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => presenter.Run(stop.Token), CancellationToken.None);
        await Eventually.Holds("it was heard", () => speaker.First is not null);
        await stop.CancelAsync();
        await run;
        return speaker.First!.Value - at;
    }

    public void Dispose()
    {
        _files.Dispose();
        _folder.Dispose();
    }

    private static Playlist ListOf(PlaylistFile file, Instant at) => new()
    {
        Format = "signage-playlist-1",
        From = at - Duration.FromHours(1),
        Until = at + Duration.FromHours(1),
        Files = [file],
        Cues =
        [
            new Cue
            {
                Item = "c", Lane = Lane.Sound, At = at, File = file.Sha256, LengthMs = 200,
                Interrupt = Interrupt.Stop,
            },
        ],
    };

    private sealed class Ear(PlayerClock clock) : ISpeaker
    {
        private object? _first;

        public Instant? First => Volatile.Read(ref _first) as Instant?;

        public string Name => "ear";

        public TimeSpan Lead => HeardAtItsInstantFacts.Lead;

        public long Underruns => 0;

        public void Play(ReadOnlySpan<short> samples, TimeSpan ahead) =>
            Interlocked.CompareExchange(ref _first, clock.Now + Duration.FromTimeSpan(ahead), null);

        public void Settle()
        {
        }

        public void Dispose()
        {
        }
    }
}
