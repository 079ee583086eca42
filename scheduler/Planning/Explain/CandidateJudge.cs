using NodaTime;
using Signage.Planning.Bookings;
using Signage.Planning.Time;

namespace Signage.Planning.Explain;

/// <summary>Finds the one cause for which a booking is not on at an instant; the nearest to the booking comes
/// first.</summary>
internal sealed class CandidateJudge
{
    private readonly Audience _audience;
    private readonly CompiledAudience _compiled;
    private readonly IReadOnlyList<OnAirThen> _on;
    private readonly Instant _at;
    private readonly PlayerReport? _report;
    private readonly LocalDays _days;
    private readonly LocalDate _date;
    private readonly Airtime _airtime;
    private readonly HashSet<string> _reaching;
    private readonly ILookup<string, LostClaim> _lost;
    private readonly Dictionary<string, PlanAsset> _assets;
    private readonly Takeovers _takeovers;

    internal CandidateJudge(
        Audience audience, CompiledAudience compiled, PlanSnapshot snapshot, IReadOnlyList<OnAirThen> on, Instant at,
        PlayerReport? report)
    {
        (_audience, _compiled, _on, _at, _report) = (audience, compiled, on, at, report);
        _days = audience.Sample.Venue.Days;
        _date = at.InZone(_days.Zone).Date;
        var dates = new LocalDateSpan(_date.PlusDays(-1), 3);
        _airtime = new Airtime(audience.Sample, dates);
        _reaching = [.. audience.Bookings.Select(b => b.Id)];
        _lost = compiled.LostAt(at).ToLookup(c => c.BookingId);
        _assets = snapshot.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        _takeovers = new Takeovers(
            PlayItem.Of(audience with { Bookings = [.. audience.Bookings.Where(b => b.How is TakeoverHow)] }, _assets,
                new LossList()),
            _airtime, dates, _days);
    }

    internal Candidate Judge(Booking booking)
    {
        if (!_reaching.Contains(booking.Id))
        {
            return Not(booking, LossCause.NotTargeted);
        }

        if (booking.Assets.Select(a => (Id: a, Cause: LossOf(booking, a))).ToList() is var assets
            && assets.TrueForAll(a => a.Cause is not null))
        {
            return Not(booking, assets[0].Cause!.Value, asset: assets[0].Id);
        }

        if (_on.FirstOrDefault(o => o.Booking == booking.Id) is { } winner)
        {
            return OnOrReported(booking, winner);
        }

        if (_at < booking.Made)
        {
            return Not(booking, LossCause.NotYetMade);
        }

        return _lost[booking.Id].FirstOrDefault() is { } lost
            ? Not(booking, lost.Cause, by: lost.By)
            : NotOnThisDay(booking) ?? Otherwise(booking);
    }

    private LossCause? LossOf(Booking booking, string asset) =>
        PlayItem.LossOf(booking, _audience.Sample, _assets.GetValueOrDefault(asset));

    /// <summary>The plan has it on; what the player said may differ.</summary>
    private Candidate OnOrReported(Booking booking, OnAirThen winner)
    {
        if (_report?.Playlist is { } running && running != _compiled.Hash)
        {
            return Not(booking, LossCause.Superseded);
        }

        var file = _compiled.Playlist.Files.FirstOrDefault(f => f.Asset == winner.Asset);
        return file is not null && _report?.Missing.Contains(file.Sha256) == true
            ? Not(booking, LossCause.FileNotOnPlayer, asset: winner.Asset)
            : new Candidate(booking.Id, booking.Title, null);
    }

    private Candidate? NotOnThisDay(Booking booking)
    {
        // A window that crosses midnight belongs to the day before.
        LocalDate[] dates = [_date.PlusDays(-1), _date];
        var today = booking.DatesIn(new LocalDateSpan(dates[0], 2), _days);
        var windows = today.SelectMany(d => booking.WindowsOn(d, _days)).ToList();
        if (windows.Exists(w => w.Contains(_at)))
        {
            return null;
        }

        return booking switch
        {
            _ when !booking.InFlight(_date) => Not(booking, LossCause.OutsideFlight),
            _ when !today.Contains(_date) => Not(booking, LossCause.NotThisDay),
            _ => Not(booking, LossCause.OutsideDaypart),
        };
    }

    private Candidate Otherwise(Booking booking)
    {
        if (Intervals.At(_airtime.For(booking), _at) is null)
        {
            return Not(booking, _airtime.CauseAt(new Interval(_at, _at + Duration.FromMilliseconds(1))));
        }

        var now = new Interval(_at, _at + Duration.FromMilliseconds(1));
        if (_takeovers.Over(now) is { } takeover && takeover.Id != booking.Id)
        {
            return Not(booking, LossCause.TakenOver, by: takeover.Id);
        }

        return booking.How switch
        {
            OnTriggerHow => Not(booking, LossCause.WaitsForEvent),
            BeforeShowHow when _compiled.Losses.Any(l => l.BookingId == booking.Id && l.Cause == LossCause.NoShow) =>
                Not(booking, LossCause.NoShow),
            BeforeShowHow when _audience.Sample.StartEvent is not null => Not(booking, LossCause.WaitsForEvent),
            LoopHow or TakeoverHow => InLoop(booking),
            _ => Not(booking, LossCause.NotDue),
        };
    }

    private Candidate InLoop(Booking booking)
    {
        foreach (var on in _on)
        {
            var index = _compiled.Lane(on.Lane);
            var then = index.At(_at);
            if (then.Span < 0 || _compiled.Playlist.LoopOf(index.Spans[then.Span].Loop) is not { } loop)
            {
                continue;
            }

            if (loop.Slots.Any(s => s.Booking == booking.Id))
            {
                return on.Kind == OnAirKind.Cue
                    ? Not(booking, LossCause.Interrupted, by: on.Booking)
                    : Not(booking, LossCause.NotItsTurn, by: on.Booking);
            }
        }

        if (_compiled.Losses.FirstOrDefault(l => l.BookingId == booking.Id && l.Arithmetic is not null) is { } full)
        {
            return Not(booking, LossCause.LoopFull) with { Arithmetic = full.Arithmetic };
        }

        var winner = _on.FirstOrDefault(o => o.Kind is OnAirKind.Loop or OnAirKind.Takeover)?.Booking;
        return Not(booking, LossCause.Outranked, by: winner ?? _on[0].Booking);
    }

    private static Candidate Not(Booking booking, LossCause cause, string? by = null, string? asset = null) =>
        new(booking.Id, booking.Title, cause, by, asset);
}
