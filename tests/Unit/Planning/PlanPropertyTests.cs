using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Explain;
using Signage.Planning.Outlook;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>What holds of every plan.</summary>
public sealed class PlanPropertyTests
{
    [Fact]
    public void Every_playlist_passes_the_players_reader_and_no_time_of_its_main_lane_is_unaccounted_for() =>
        RandomCounty.Bookings.Sample(bookings =>
        {
            var plan = RandomCounty.Plan(bookings);
            foreach (var planned in plan.Playlists)
            {
                Playlist.TryRead(planned.Bytes.Span, out _, out var problems)
                    .ShouldBeTrue(string.Join("; ", problems));
            }

            foreach (var endpoint in RandomCounty.Endpoints)
            {
                var playlist = Of(plan, endpoint.Id);
                var spans = playlist.EachSpan().Where(s => s.Lane == endpoint.MainLane)
                    .Select(s => new Interval(s.From, s.Until));
                var gaps = plan.Gaps.Where(g => g.Endpoints.Contains(endpoint.Id)).Select(g => g.Time);
                Intervals.Union(spans.Concat(gaps)).ShouldBe([new Interval(playlist.From, playlist.Until)]);
            }
        }, iter: Tries.Of(200));

    [Fact]
    public void The_same_input_gives_the_same_bytes_in_any_order_and_with_an_earlier_plan() =>
        Gen.Select(RandomCounty.Bookings, RandomCounty.Bookings).Sample((bookings, others) =>
        {
            var snapshot = RandomCounty.Snapshot(bookings);
            var plan = Planner.Plan(snapshot, RandomCounty.Window, 7);
            var turned = snapshot with
            {
                Bookings = [.. bookings.AsEnumerable().Reverse()], Endpoints = [.. snapshot.Endpoints.Reverse()],
            };
            var hashes = plan.Playlists.Select(p => p.Hash);

            Planner.Plan(turned, new PlanWindow(Sample.At("21:00"), RandomCounty.Days), 7).Playlists
                .Select(p => p.Hash).ShouldBe(hashes);
            var again = Planner.Plan(snapshot, RandomCounty.Window, 7, RandomCounty.Plan(others));
            again.Playlists.Select(p => p.Hash).ShouldBe(hashes);
            again.Losses.Select(l => l with { Endpoints = [] })
                .ShouldBe(plan.Losses.Select(l => l with { Endpoints = [] }));
        }, iter: Tries.Of(100));

    [Fact]
    public void Planning_again_publishes_nothing() =>
        RandomCounty.Bookings.Sample(bookings =>
        {
            var plan = RandomCounty.Plan(bookings);
            var published = plan.Playlists.SelectMany(p => p.Endpoints.Select(e => (e, p.Hash)))
                .ToDictionary(p => p.e, p => p.Hash, StringComparer.Ordinal);
            var diff = PlanDiff.Between(published, RandomCounty.Plan(bookings));

            (diff.Changed.Count, diff.Gone.Count, diff.Unchanged).ShouldBe((0, 0, RandomCounty.Endpoints.Count));
        }, iter: Tries.Of(50));

    [Fact]
    public void A_change_to_one_venue_changes_no_other_venues_playlist() =>
        Gen.Select(RandomCounty.Bookings, RandomCounty.Bookings).Sample((bookings, added) =>
        {
            var here = added.Select(b => b with { Id = $"x-{b.Id}", Target = new Target(Venues: ["w"]) });
            var before = RandomCounty.Plan(bookings);
            var after = RandomCounty.Plan([.. bookings, .. here]);

            foreach (var endpoint in RandomCounty.Endpoints.Where(e => e.Venue.Id != "w"))
            {
                Of(after, endpoint.Id).ToBytes().ShouldBe(Of(before, endpoint.Id).ToBytes());
            }
        }, iter: Tries.Of(60));

    [Fact]
    public void A_share_is_met_within_one_slot_in_every_cycle() =>
        RandomCounty.Bookings.Sample(bookings =>
        {
            var plan = RandomCounty.Plan(bookings);
            var shares = bookings.Where(b => b.How is LoopHow { Share: not null })
                .ToDictionary(b => b.Id, b => ((LoopHow)b.How).Share!.Value / 1000m, StringComparer.Ordinal);
            foreach (var loop in plan.Playlists.SelectMany(p => p.Playlist.Loops))
            {
                // Where all have a share and something is left, all grow alike.
                var isShared = loop.Slots.Any(s => s.Booking is null || !shares.ContainsKey(s.Booking));
                foreach (var file in loop.Slots.Where(s => isShared && shares.ContainsKey(s.Booking!))
                    .GroupBy(s => (s.Booking, s.File)))
                {
                    var parts = loop.Slots.Where(s => s.Booking == file.Key.Booking).Select(s => s.File).Distinct();
                    var wanted = shares[file.Key.Booking!] / parts.Count() * loop.CycleMs;
                    Math.Abs(file.Sum(s => s.LengthMs) - wanted).ShouldBeLessThanOrEqualTo(file.First().LengthMs);
                }
            }
        }, iter: Tries.Of(200));

    [Fact]
    public void The_forecast_is_what_unrolling_gives_and_no_second_is_lost() =>
        RandomCounty.Bookings.Sample(bookings =>
        {
            var dates = new LocalDateSpan(Sample.Monday, RandomCounty.Days);
            foreach (var planned in RandomCounty.Plan(bookings).Playlists)
            {
                var rows = Forecast.Of(planned, dates, Sample.Shanghai);
                var whole = new Interval(planned.Playlist.From, planned.Playlist.Until);
                var plays = PlannedPlays.Within(planned.Playlist, whole)
                    .GroupBy(p => (p.Booking, p.Start.InZone(Sample.Shanghai).Date))
                    .ToDictionary(g => g.Key, g => (long)g.Count());

                rows.GroupBy(r => (r.Booking, r.Date)).Where(g => g.Any(r => r.Plays > 0))
                    .ToDictionary(g => g.Key, g => g.Sum(r => r.Plays)).ShouldBe(plays, ignoreOrder: true);
                rows.Aggregate(Duration.Zero, (sum, r) => sum + r.Airtime).ShouldBe(TimeOnLanes(planned.Playlist));
            }
        }, iter: Tries.Of(120));

    [Fact]
    public void An_explanation_agrees_with_the_playlist_at_every_instant() =>
        Gen.Select(RandomCounty.Bookings, Gen.Int[0, RandomCounty.Days * 86_400_000 - 1].List[25, 25])
            .Sample((bookings, offsets) =>
            {
                var snapshot = RandomCounty.Snapshot(bookings);
                var plan = Planner.Plan(snapshot, RandomCounty.Window, 7);
                foreach (var endpoint in RandomCounty.Endpoints)
                {
                    var playlist = Of(plan, endpoint.Id);
                    foreach (var offset in offsets)
                    {
                        var at = playlist.From + Duration.FromMilliseconds(offset);
                        var why = Explainer.At(plan, snapshot, endpoint.Id, at)!;

                        why.Candidates.Select(c => c.BookingId).ShouldBe(bookings.Select(b => b.Id), ignoreOrder: true);
                        var on = why.Candidates.Where(c => c.Cause is null).Select(c => c.BookingId).Order();
                        string.Join(' ', on).ShouldBe(string.Join(' ', OnAir(playlist, at)), $"{endpoint.Id} {at}");
                    }
                }
            }, iter: Tries.Of(60));

    private static SortedSet<string> OnAir(Playlist playlist, Instant at)
    {
        var on = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var lane in new[] { Lane.Picture, Lane.Ticker, Lane.Sound })
        {
            var index = new LaneIndex(playlist, lane);
            var then = index.At(at);
            if (then.State == LaneState.Cue)
            {
                on.Add(playlist.Cues[then.Cue].Booking!);
            }
            else if (then.State == LaneState.Loop)
            {
                on.Add(playlist.LoopOf(index.Spans[then.Span].Loop)!.Slots[then.Slot].Booking!);
            }
        }

        return on;
    }

    /// <summary>The time in which something is on, lane by lane: loops, and cues where no loop is beneath.</summary>
    private static Duration TimeOnLanes(Playlist playlist)
    {
        var (sum, whole) = (Duration.Zero, new Interval(playlist.From, playlist.Until));
        foreach (var lane in new[] { Lane.Picture, Lane.Ticker, Lane.Sound })
        {
            var loops = playlist.EachSpan().Where(s => s.Lane == lane && s.Loop is not null)
                .Select(s => new Interval(s.From, s.Until));
            var cues = playlist.Cues.Where(c => c.Lane == lane)
                .Select(c => new Interval(c.At, c.At + Duration.FromMilliseconds(c.LengthMs)));
            sum += Intervals.Cut(Intervals.Union(loops.Concat(cues)), whole)
                .Aggregate(Duration.Zero, (total, i) => total + i.Duration);
        }

        return sum;
    }

    private static Playlist Of(Plan plan, string endpoint) =>
        plan.Playlists.Single(p => p.Endpoints.Contains(endpoint)).Playlist;
}
