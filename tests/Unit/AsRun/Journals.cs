using System.Text;
using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Journal;
using Signage.Content.Playlists;

namespace Signage.Tests.Unit.AsRun;

/// <summary>Short ways to write journal records.</summary>
internal static class Journals
{
    internal static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 12, 0);

    internal static JournalRecord Record(RecordKind kind, long sequence, int second, long boot = 1) => new()
    {
        Kind = kind,
        Player = "p-0011223344556677",
        Epoch = 1,
        Boot = boot,
        Sequence = sequence,
        Endpoint = "lobby",
        At = Noon + Duration.FromSeconds(second),
        MonoMs = second * 1000,
        Clock = "server",
    };

    internal static JournalRecord Start(long sequence, int second, string item = "i1") =>
        Record(RecordKind.Start, sequence, second) with
        {
            Lane = Lane.Picture,
            Item = item,
            Title = "短片",
            PlannedStart = Noon + Duration.FromSeconds(second),
            OffsetMs = 0,
        };

    internal static JournalRecord End(long sequence, int second, long start, Outcome outcome = Outcome.Complete) =>
        Record(RecordKind.End, sequence, second)
            with { Lane = Lane.Picture, StartSequence = start, Outcome = outcome, Frames = 25 };

    internal static JournalRecord Screen(long sequence, int second, string state) =>
        Record(RecordKind.Screen, sequence, second) with { State = state };

    internal static ReadOnlyMemory<byte> Line(string text) => Encoding.UTF8.GetBytes(text);
}
