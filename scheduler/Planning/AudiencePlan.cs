using System.Security.Cryptography;
using System.Text;
using NodaTime;
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
    private readonly LossList _losses;
    private readonly IReadOnlyList<PlayItem> _items;
    private readonly Dictionary<string, Loop> _loops = new(StringComparer.Ordinal);

    internal AudiencePlan(
        Audience audience, IReadOnlyDictionary<string, PlanAsset> assets, PlanWindow window, ulong seed)
    {
        _audience = audience;
        _dates = window.In(audience.Zone);
        _whole = _dates.ToInterval(audience.Zone);
        _seed = seed;
        _losses = new LossList(audience.Endpoints);
        _items = PlayItem.Of(audience, assets, _losses);
    }

    internal (Playlist Playlist, IReadOnlyList<Gap> Gaps, IEnumerable<Loss> Losses) Compile()
    {
        var hours = _audience.Sample.Venue.Hours;
        var open = hours.Within(_dates, _audience.Zone);
        var wider = new LocalDateSpan(_dates.First.PlusDays(-2), _dates.Days + 4);
        var spans = Lanes().SelectMany(lane => SpansOf(lane, open)).ToList();
        var claims = new CueClaims(_audience, _dates, _losses).Of(_items);
        var cues = new CueContest(hours.Within(wider, _audience.Zone), _losses).Decide(claims).SelectMany(CuesOf)
            .ToList();
        var playlist = new Playlist
        {
            Format = Playlist.FormatName,
            From = _whole.Start,
            Until = _whole.End,
            Files = FilesOf(cues),
            Loops = [.. _loops.Values],
            Spans = spans,
            Cues = cues,
            Tail = TailOf(spans),
        };
        return (playlist, GapsOf(spans), _losses.All);
    }

    private Lane[] Lanes() => _audience.Sample switch
    {
        { IsSpeaker: true } => [Lane.Sound],
        { HasBand: true } => [Lane.Picture, Lane.Ticker],
        _ => [Lane.Picture],
    };

    private IEnumerable<LaneSpan> SpansOf(Lane lane, IReadOnlyList<Interval> open)
    {
        var items = _items.Where(i => i.Lane == lane && i.Booking.How is LoopHow).ToList();
        var parts = items.GroupBy(i => i.Booking.Id).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var schedule = new LoopSchedule(
            [.. items.Select(i => new LoopItem(i.Booking, i.Asset, i.Rendition, i.Length,
                ((LoopHow)i.Booking.How).Share is { } share ? (decimal)share / parts[i.Booking.Id] : null))],
            _dates, _audience.Zone, _seed, _losses);
        var dark = Intervals.Rest(_whole, open)
            .Select(closed => new LaneSpan { Lane = lane, From = closed.Start, Until = closed.End, Dark = true });
        var lit = schedule.Over(open).Select(span => new LaneSpan
        {
            Lane = lane,
            From = span.Time.Start,
            Until = span.Time.End,
            Loop = LoopOf(lane, span.Loop).Id,
            Anchor = span.Time.Start,
        });
        return dark.Concat(lit).OrderBy(s => s.From);
    }

    /// <summary>A loop's id follows from what it holds, so that it is the same in the next plan.</summary>
    private Loop LoopOf(Lane lane, LoopPlan plan)
    {
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
                })],
            };
            _loops.Add(id, loop);
        }

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
                Interrupt = claim.Interrupt,
                Booking = claim.Booking.Id,
                Show = claim.Show,
            };
            at += item.Length;
        }
    }

    private IReadOnlyList<PlaylistFile> FilesOf(IReadOnlyList<Cue> cues)
    {
        var used = _loops.Values.SelectMany(l => l.Slots).Select(s => s.File).Concat(cues.Select(c => c.File))
            .ToHashSet();
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

    private IReadOnlyList<Gap> GapsOf(List<LaneSpan> spans)
    {
        var lane = _audience.Sample.MainLane;
        var covered = Intervals.Union(spans.Where(s => s.Lane == lane).Select(s => new Interval(s.From, s.Until)));
        return [.. Intervals.Rest(_whole, covered).Select(time => new Gap(_audience.Endpoints, lane, time))];
    }

    private static string IdOf(string text) =>
        "i" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..11];
}
