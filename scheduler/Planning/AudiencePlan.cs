using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Cues;
using Signage.Planning.Loops;
using Signage.Planning.Time;

namespace Signage.Planning;

/// <summary>Compiles one audience's playlist.</summary>
internal sealed class AudiencePlan
{
    private readonly Audience _audience;
    private readonly LocalDateSpan _dates;
    private readonly Interval _whole;
    private readonly ulong _seed;
    private readonly LossList _losses = new();
    private readonly IReadOnlyList<PlayItem> _items;
    private readonly Airtime _airtime;
    private readonly Takeovers _takeovers;
    private readonly Dictionary<string, Loop> _loops = new(StringComparer.Ordinal);
    private readonly Dictionary<LoopPlan, Loop> _made = new(ReferenceEqualityComparer.Instance);

    internal AudiencePlan(
        Audience audience, IReadOnlyDictionary<string, PlanAsset> assets, PlanWindow window, ulong seed)
    {
        _audience = audience;
        _dates = window.In(audience.Zone);
        _whole = _dates.ToInterval(audience.Zone);
        _seed = seed;
        _items = PlayItem.Of(audience, assets, _losses);
        // A day more on both sides: hours and cues that cross the window's edges are whole.
        var wider = new LocalDateSpan(_dates.First.PlusDays(-2), _dates.Days + 4);
        _airtime = new Airtime(audience.Sample, wider);
        _takeovers = new Takeovers(_items, _airtime, wider, audience.Sample.Venue.Days);
    }

    internal CompiledAudience Compile()
    {
        var lanes = Lanes();
        var spans = lanes.SelectMany(SpansOf).ToList();
        var claims = new CueClaims(_audience, _dates, _losses).Of(_items).ToLookup(c => c.Lane);
        var contest = new CueContest(_airtime, _takeovers, _losses);
        var won = lanes.SelectMany(lane => contest.Decide(
            lane, [.. claims[lane]], new LoopRun([.. spans.Where(s => s.Lane == lane)], _loops.Values)));
        var cues = won.OrderBy(c => c.Start).ThenBy(c => c.Lane)
            .Where(c => Intervals.Overlap(c.Time, _whole) is not null).SelectMany(CuesOf).ToList();
        var triggers = new TriggerPlan(_audience, _dates, _airtime, _losses).Of(_items).ToList();
        var playlist = new Playlist
        {
            Format = Playlist.FormatName,
            From = _whole.Start,
            Until = _whole.End,
            Files = FilesOf(cues, triggers),
            Loops = [.. _loops.Values],
            Spans = [.. lanes.SelectMany(lane => DailySpans.Of(spans.Where(s => s.Lane == lane)))],
            Cues = cues,
            Triggers = triggers,
            Levels = _airtime.Levels(_dates),
            Tail = TailOf(spans),
        };
        var bytes = playlist.ToBytes();
        return new CompiledAudience(
            playlist, bytes, Sha256Hash.Of(bytes), GapsOf(spans), _losses.All, _losses.Claims);
    }

    private Lane[] Lanes() => _audience.Sample switch
    {
        { IsSpeaker: true } => [Lane.Sound],
        { HasBand: true } => [Lane.Picture, Lane.Ticker],
        _ => [Lane.Picture],
    };

    private IEnumerable<LaneSpan> SpansOf(Lane lane)
    {
        var entries = _items.Where(i => i.Lane == lane && (i.Booking.How is LoopHow or TakeoverHow))
            .GroupBy(i => i.Booking).Select(EntryOf).ToList();
        var takenOver = Intervals.Cut(_takeovers.All, _whole);
        var lit = new LoopSchedule(entries, takenOver, _seed, _losses).Over(_dates, _audience.Zone)
            .Select(span => new LaneSpan
            {
                Lane = lane, From = span.Time.Start, Until = span.Time.End, Loop = LoopOf(lane, span.Loop).Id,
            })
            .ToList();
        return lit.Concat(DarkOf(lane, lit)).OrderBy(s => s.From);
    }

    private LoopEntry EntryOf(IGrouping<Booking, PlayItem> items)
    {
        var (booking, parts) = (items.Key, items.Count());
        var share = (booking.How as LoopHow)?.Share is { } permille ? (decimal)permille / parts : (decimal?)null;
        return new LoopEntry(
            booking,
            [.. items.Select(i => new LoopItem(booking, i.Asset, i.Rendition, i.Length, share))],
            Intervals.Both(booking.Within(_dates, _audience.Sample.Venue.Days), _airtime.For(booking)),
            Takeovers.Precedence(booking));
    }

    /// <summary>Off by plan is told of the lane that the endpoint is about; the slogan band goes with its
    /// picture.</summary>
    private IEnumerable<LaneSpan> DarkOf(Lane lane, List<LaneSpan> lit) => lane != _audience.Sample.MainLane
        ? []
        : Intervals.Without(
                Intervals.Rest(_whole, Intervals.Cut(_airtime.On, _whole)),
                Intervals.Union(lit.Select(s => new Interval(s.From, s.Until))))
            .Select(closed => new LaneSpan { Lane = lane, From = closed.Start, Until = closed.End, Dark = true });

    /// <summary>A loop's id follows from what it holds, so that it is the same in the next plan.</summary>
    private Loop LoopOf(Lane lane, LoopPlan plan)
    {
        if (_made.TryGetValue(plan, out var made))
        {
            return made;
        }

        var text = string.Join('\n', plan.Slots.Select(s => $"{s.Booking.Id} {s.File} {s.LengthMs}"));
        var id = IdOf($"loop {lane} {plan.OwnPermille}\n{text}");
        if (!_loops.TryGetValue(id, out var loop))
        {
            loop = new Loop
            {
                Id = id,
                OwnShare = plan.OwnPermille > 0 ? plan.OwnPermille : null,
                Slots = [.. plan.Slots.Select((slot, i) => new Slot
                {
                    Item = $"{id}-{i + 1}",
                    File = slot.File,
                    LengthMs = slot.LengthMs,
                    Booking = slot.Booking.Id,
                    Own = slot.Booking.Own ? true : null,
                })],
            };
            _loops.Add(id, loop);
        }

        _made.Add(plan, loop);
        return loop;
    }

    private static IEnumerable<Cue> CuesOf(CueClaim claim)
    {
        var id = IdOf($"cue {claim.Booking.Id} {claim.Lane} {claim.Occasion}");
        var at = claim.Start;
        for (var i = 0; i < claim.Items.Count; i++)
        {
            var item = claim.Items[i];
            yield return new Cue
            {
                Item = $"{id}-{i + 1}",
                Lane = claim.Lane,
                File = item.Rendition.Hash,
                At = at,
                LengthMs = (long)item.Length.TotalMilliseconds,
                Interrupt = claim.Entry.On(claim.Lane),
                Booking = claim.Booking.Id,
                EndBy = claim.EndBy,
                Show = claim.Show,
            };
            at += item.Length;
        }
    }

    private IReadOnlyList<PlaylistFile> FilesOf(IReadOnlyList<Cue> cues, IReadOnlyList<Trigger> triggers)
    {
        var slots = _loops.Values.SelectMany(l => l.Slots).Concat(triggers.SelectMany(t => t.Slots));
        var used = slots.Select(s => s.File).Concat(cues.Select(c => c.File)).ToHashSet();
        return [.. _items.Where(i => used.Contains(i.Rendition.Hash))
            .OrderBy(i => i.Rendition.Hash).ThenBy(i => i.Asset.Id, StringComparer.Ordinal)
            .DistinctBy(i => i.Rendition.Hash)
            .Select(i => PlayItem.FileOf(i.Asset, i.Rendition))];
    }

    /// <summary>After the window each lane goes on with what it showed last.</summary>
    private static Tail? TailOf(List<LaneSpan> spans)
    {
        string? Last(Lane lane) => spans.LastOrDefault(s => s.Lane == lane && s.Loop is not null)?.Loop;
        var tail = new Tail { Picture = Last(Lane.Picture), Ticker = Last(Lane.Ticker), Sound = Last(Lane.Sound) };
        return tail == new Tail() ? null : tail;
    }

    private IReadOnlyList<(Lane Lane, Interval Time)> GapsOf(List<LaneSpan> spans)
    {
        var lane = _audience.Sample.MainLane;
        var covered = Intervals.Union(spans.Where(s => s.Lane == lane).Select(s => new Interval(s.From, s.Until)));
        return [.. Intervals.Rest(_whole, covered).Select(time => (lane, time))];
    }

    internal static string IdOf(string text) =>
        "i" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..11];
}
