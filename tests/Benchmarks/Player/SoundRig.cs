using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using Signage.Player.Speakers;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Benchmarks.Player;

/// <summary>The player's own graph of sound, run block after block as fast as it goes instead of once every 10
/// ms.</summary>
internal sealed class SoundRig : IMediaShelf, IDisposable
{
    internal static readonly Instant Noon = Instant.FromUtc(2026, 11, 24, 12, 0);
    internal static readonly Duration Block = Duration.FromMilliseconds(10);

    private readonly Dictionary<Sha256Hash, string> _paths = [];
    private long _plays;

    internal SoundRig(ISpeaker speaker, Duration crossfade) => Stage = new SoundStage(
        this, new SpeakerGroup([(speaker.Name, () => speaker)]), SoundOptions.Default with { Crossfade = crossfade });

    internal SoundStage Stage { get; }

    internal Counters Counters { get; } = new();

    /// <summary>A play of a file from its first sample.</summary>
    internal OnLane Play(string path, Instant from, Duration length, PlaySource source)
    {
        var hash = Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(path));
        _paths[hash] = path;
        var file = new PlaylistFile
        {
            Sha256 = hash, Asset = "a", Kind = AssetKind.Sound, Title = path, Type = "audio/mpeg", Bytes = 1,
        };
        var play = new Play
        {
            Lane = Lane.Sound, Item = "i", File = file, Source = source, PlannedStart = from, PlannedLength = length,
            From = from, Until = from + length, Offset = Duration.Zero,
        };
        return new OnLane(++_plays, play, null!) { StartedAt = from };
    }

    /// <summary>Plays a block as soon as the voices have it.</summary>
    internal void PlayBlock(Instant at)
    {
        while (!Stage.Lane.IsFed || !Stage.Over.IsFed)
        {
            Thread.Sleep(1);
        }

        Stage.Play(at, at + Block, 100, default, Counters);
    }

    /// <summary>Primes a play and waits until it has samples.</summary>
    internal static void Prime(SoundVoice voice, OnLane? next)
    {
        voice.Prime(next?.Play);
        while (next is not null && !voice.IsReady)
        {
            Thread.Sleep(1);
        }
    }

    public OpenedFile Open(PlaylistFile file) => OpenedFile.At(_paths[file.Sha256]);

    public void Dispose() => Stage.Dispose();
}
