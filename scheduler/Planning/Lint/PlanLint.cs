using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Time;

namespace Signage.Planning.Lint;

/// <summary>Looks a plan over before it goes out.</summary>
public static class PlanLint
{
    /// <summary>Loudness further than this from the middle of what plays on an endpoint stands out, in LU.</summary>
    public const double LoudnessLu = 6;

    private static readonly Duration Unseen = Duration.FromDays(1);
    private static readonly Duration SmallestHole = Duration.FromMinutes(1);

    public static IReadOnlyList<Warning> Of(Plan plan, PlanSnapshot snapshot, PlanFacts facts)
    {
        var assets = snapshot.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var warnings = new List<Warning>(Bookings(plan, snapshot));
        foreach (var (audience, compiled) in plan.Audiences)
        {
            warnings.AddRange(Holes(audience, compiled));
            warnings.AddRange(Files(audience, compiled, facts));
            warnings.AddRange(Loudness(audience, compiled, assets));
            warnings.AddRange(Slogans(audience, compiled, assets));
            warnings.AddRange(Quiet(audience, compiled));
            warnings.AddRange(Repeats(audience, compiled));
        }

        warnings.AddRange(snapshot.Endpoints
            .Where(e => !facts.LastSeen.TryGetValue(e.Id, out var seen) || facts.Now - seen > Unseen)
            .Select(e => new Warning(WarningKind.NotSeen, null, e.Id, [e.Id])));
        warnings.AddRange(facts.Duties.Where(d => !d.Met).GroupBy(d => (d.Duty, First: d.Endpoints[0])).Select(g =>
            new Warning(WarningKind.DutyUnmet, null, g.Key.Duty, g.First().Endpoints, Figure: g.Count())));
        return [.. warnings.Distinct().OrderBy(w => w.Kind).ThenBy(w => w.Booking, StringComparer.Ordinal)
            .ThenBy(w => w.Subject, StringComparer.Ordinal)];
    }

    private static IEnumerable<Warning> Bookings(Plan plan, PlanSnapshot snapshot)
    {
        var reached = plan.Audiences.SelectMany(a => a.Audience.Bookings.Select(b => b.Id))
            .ToHashSet(StringComparer.Ordinal);
        var playing = plan.Playlists.SelectMany(p => BookingsOf(p.Playlist)).ToHashSet(StringComparer.Ordinal);
        foreach (var booking in snapshot.Bookings)
        {
            if (!reached.Contains(booking.Id))
            {
                yield return new Warning(WarningKind.ReachesNothing, booking.Id, booking.Id, []);
            }
            else if (!playing.Contains(booking.Id)
                && plan.Losses.FirstOrDefault(l => l.BookingId == booking.Id) is { } lost)
            {
                yield return new Warning(WarningKind.NeverPlays, booking.Id, lost.By ?? lost.Asset, lost.Endpoints);
            }
        }

        foreach (var lost in plan.Losses.Where(l => playing.Contains(l.BookingId)
            && l.Cause is LossCause.Outranked or LossCause.OlderFirst or LossCause.WaitedInVain or LossCause.LoopFull))
        {
            yield return new Warning(
                WarningKind.Overbooked, lost.BookingId, lost.By, lost.Endpoints, Figure: lost.Times);
        }
    }

    private static IEnumerable<string> BookingsOf(Playlist playlist) => playlist.Loops.SelectMany(l => l.Slots)
        .Concat(playlist.Triggers.SelectMany(t => t.Slots)).Select(s => s.Booking)
        .Concat(playlist.Cues.Select(c => c.Booking)).OfType<string>();

    private static IEnumerable<Warning> Holes(Audience audience, CompiledAudience compiled)
    {
        // A loudspeaker that is silent between its cues has no hole.
        var holes = compiled.Gaps.Where(g => g.Lane == Lane.Picture && g.Time.Duration >= SmallestHole).ToList();
        if (holes.Count > 0)
        {
            var sum = holes.Aggregate(Duration.Zero, (total, g) => total + g.Time.Duration);
            yield return new Warning(WarningKind.HoleInPlan, null, audience.Endpoints[0], audience.Endpoints,
                holes[0].Time, sum.TotalSeconds);
        }
    }

    private static IEnumerable<Warning> Files(Audience audience, CompiledAudience compiled, PlanFacts facts) =>
        compiled.Playlist.Files.Where(f => facts.Stored?.Contains(f.Sha256) == false)
            .Select(f => new Warning(WarningKind.FileMissing, null, f.Asset, audience.Endpoints));

    private static IEnumerable<Warning> Loudness(
        Audience audience, CompiledAudience compiled, Dictionary<string, PlanAsset> assets)
    {
        var sounding = compiled.Playlist.Files.Select(f => assets[f.Asset]).DistinctBy(a => a.Id)
            .Where(a => a.Loudness is not null).ToList();
        var sorted = sounding.Select(a => a.Loudness!.Value).Order().ToList();
        return sounding.Where(_ => sorted.Count >= 3)
            .Select(a => (Asset: a, Off: a.Loudness!.Value - sorted[sorted.Count / 2]))
            .Where(a => Math.Abs(a.Off) > LoudnessLu)
            .Select(a => new Warning(
                WarningKind.Loudness, null, a.Asset.Id, audience.Endpoints, Figure: Math.Round(a.Off, 1)));
    }

    private static IEnumerable<Warning> Slogans(
        Audience audience, CompiledAudience compiled, Dictionary<string, PlanAsset> assets) =>
        compiled.Playlist.Files.Select(f => assets[f.Asset]).Where(a => a.Slogan is not null)
            .Select(a => (Asset: a, Pass: SloganTime.PassOn(audience.Sample, a.Slogan!)))
            .Where(a => a.Pass > SloganTime.Longest)
            .Select(a => new Warning(WarningKind.SloganTooLong, null, a.Asset.Id, audience.Endpoints,
                Figure: Math.Round(a.Pass!.Value.TotalSeconds)));

    private static IEnumerable<Warning> Quiet(Audience audience, CompiledAudience compiled)
    {
        var zone = audience.Zone;
        var whole = new Interval(compiled.Playlist.From, compiled.Playlist.Until);
        var first = whole.Start.InZone(zone).Date;
        var dates = new LocalDateSpan(first, Period.DaysBetween(first, whole.End.InZone(zone).Date) + 1);
        var quiet = audience.Sample.IsSpeaker && audience.Bookings.Any(b => b.BreaksQuiet)
            ? Intervals.Cut(new Airtime(audience.Sample, dates).Quiet, whole)
            : [];
        var loops = compiled.Playlist.EachSpan().Where(s => s.Loop is not null).SelectMany(s =>
            compiled.Playlist.LoopOf(s.Loop)!.Slots.Select(slot => slot.Booking).Distinct()
                .Select(b => (Booking: b, Time: new Interval(s.From, s.Until))));
        var cues = compiled.Playlist.Cues.Select(c =>
            (c.Booking, Time: new Interval(c.At, c.EndsAt())));
        return loops.Concat(cues).Where(p => quiet.Any(q => Intervals.Overlap(q, p.Time) is not null))
            .GroupBy(p => p.Booking)
            .Select(g => new Warning(
                WarningKind.BreaksQuiet, g.Key, g.Key, audience.Endpoints, g.First().Time, g.Count()));
    }

    private static IEnumerable<Warning> Repeats(Audience audience, CompiledAudience compiled) =>
        compiled.Playlist.Loops.Where(l => l.Slots.Count > 2)
            .SelectMany(l => l.Slots.Where((slot, i) => slot.File == l.Slots[(i + 1) % l.Slots.Count].File))
            .DistinctBy(slot => slot.File)
            .Select(slot => new Warning(WarningKind.FollowsItself, slot.Booking,
                compiled.Playlist.FileOf(slot.File)!.Asset, audience.Endpoints));
}
