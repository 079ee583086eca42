using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Tests.Unit.Golden;
using Xunit;

namespace Signage.Tests.Unit.Playlists;

/// <summary>
/// Any playlist that the check takes is read as it was written, and the same playlist gives the same bytes.
/// </summary>
public sealed class PlaylistRoundTripTests
{
    private static readonly Instant Zero = Instant.FromUtc(2026, 11, 23, 0, 0);
    private static readonly Gen<string> Title = Gen.String[1, 40].Where(t => !t.Any(char.IsSurrogate));
    private static readonly Gen<long> Length = Gen.Long[1, 86_400_000];

    private static readonly Gen<PlaylistFile> File =
        Gen.Select(
            Gen.UInt, Gen.Enum<AssetKind>(), Title, Gen.Long[1, long.MaxValue], Length, Gen.Int[1, 16_384], Gen.Bool)
            .Select((seed, kind, title, bytes, length, size, bare) => new PlaylistFile
            {
                Sha256 = GoldenSet.FileNamed($"{seed}"),
                Asset = $"asset-{seed}",
                Kind = kind,
                Title = title,
                Type = "video/mp4",
                Bytes = bytes,
                LengthMs = bare ? null : length,
                Width = bare ? null : size,
                Height = bare ? null : size,
            });

    private static readonly Gen<Playlist> Any =
        Gen.Select(File.List[1, 5], Length.List[1, 6], Length.List[0, 6], Gen.Bool, Title.Null())
            .Select((files, slots, cues, dark, title) => Build(files, slots, cues, dark, title));

    [Fact]
    public void What_is_written_is_read() =>
        Any.Sample(playlist =>
        {
            var bytes = playlist.ToBytes();
            Playlist.TryRead(bytes, out var read, out var problems).ShouldBeTrue(string.Join('\n', problems));
            read!.ToBytes().ShouldBe(bytes);
            read.Title.ShouldBe(playlist.Title);
            read.Files.ShouldBe(playlist.Files);
            read.Spans.ShouldBe(playlist.Spans);
            read.Cues.ShouldBe(playlist.Cues);
            read.Loops[0].Slots.ShouldBe(playlist.Loops[0].Slots);
        });

    private static Playlist Build(List<PlaylistFile> all, List<long> slots, List<long> cues, bool dark, string? title)
    {
        var files = all.DistinctBy(f => f.Sha256).ToList();
        var at = Zero;
        return new Playlist
        {
            Format = Playlist.FormatName,
            Title = title,
            From = Zero,
            Until = Zero + Duration.FromDays(30),
            Files = files,
            Loops =
            [
                new Loop
                {
                    Id = "main",
                    Slots =
                    [
                        .. slots.Select((length, i) => new Slot
                        {
                            Item = $"slot-{i}",
                            File = files[i % files.Count].Sha256,
                            LengthMs = length,
                            Own = i == 1 ? true : null,
                        }),
                    ],
                },
            ],
            Spans = [Span(dark)],
            Cues = [.. cues.Select((length, i) => Next(i, length))],
        };

        Cue Next(int i, long length)
        {
            var start = at;
            at += Duration.FromMilliseconds(length);
            return new Cue
            {
                Item = $"cue-{i}",
                Lane = Lane.Sound,
                File = files[i % files.Count].Sha256,
                At = start,
                LengthMs = length,
                Interrupt = (Interrupt)(i % 3),
            };
        }
    }

    private static LaneSpan Span(bool dark) => new()
    {
        Lane = Lane.Picture,
        From = Zero,
        Until = Zero + Duration.FromDays(30),
        Loop = dark ? null : "main",
        Anchor = dark ? null : Zero,
        Dark = dark ? true : null,
    };
}
