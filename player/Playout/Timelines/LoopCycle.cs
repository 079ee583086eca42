using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Playout.Timelines;

/// <summary>A loop's slots laid out over its cycle; finds the slot at an instant without unrolling anything.</summary>
internal sealed class LoopCycle
{
    private static readonly Pauses Undisturbed = new([]);

    private readonly (Slot Slot, PlaylistFile File)[] _slots;
    private readonly long[] _starts;
    private readonly long _cycleMs;

    public LoopCycle(Loop loop, Playlist playlist)
    {
        _slots = [.. loop.Slots.Select(slot => (slot, playlist.FileOf(slot.File)!))];
        _starts = new long[_slots.Length];
        for (var i = 0; i < _slots.Length; i++)
        {
            _starts[i] = _cycleMs;
            _cycleMs += _slots[i].Slot.LengthMs;
        }
    }

    public Play At(Instant t, Instant anchor, PlaySource source, Lane lane) => At(t, anchor, Undisturbed, source, lane);

    /// <summary>The slot at t; its stretch may reach into pauses and beyond its span, the lane cuts it.</summary>
    public Play At(Instant t, Instant anchor, Pauses pauses, PlaySource source, Lane lane)
    {
        var ofLoop = t - anchor - pauses.Between(anchor, t);
        var cycle = Duration.FromMilliseconds(_cycleMs).ToInt64Nanoseconds();
        var remainder = ofLoop.ToInt64Nanoseconds() % cycle;
        var inCycle = Duration.FromNanoseconds(remainder < 0 ? remainder + cycle : remainder);
        var index = Array.FindLastIndex(_starts, start => Duration.FromMilliseconds(start) <= inCycle);
        var (slot, file) = _slots[index];
        var position = inCycle - Duration.FromMilliseconds(_starts[index]);
        var length = Duration.FromMilliseconds(slot.LengthMs);
        // Since the last pause, if one fell into the slot, media and wall run together.
        return new Play
        {
            Lane = lane, Item = slot.Item, File = file, Booking = slot.Booking, Source = source,
            PlannedStart = pauses.Back(t, position), PlannedLength = length,
            From = t - position, Offset = Duration.Zero, Until = t - position + length,
        };
    }
}
