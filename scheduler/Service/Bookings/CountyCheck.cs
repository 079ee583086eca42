using NodaTime;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Planning.Places;
using Signage.Planning.Time;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>What is wrong with a county file, first fault first.</summary>
/// <param name="calendars">The ids of the calendars that are there.</param>
internal sealed class CountyCheck(IDateTimeZoneProvider zones, IReadOnlySet<string> calendars)
{
    private const int MaxTitle = 100;
    private const int MaxTag = 64;
    private const int MaxTags = 50;
    private const int MaxWindows = 100;
    private const int MaxPixels = 16_384;

    private readonly HashSet<string> _venues = new(StringComparer.Ordinal);
    private readonly HashSet<string> _endpoints = new(StringComparer.Ordinal);

    internal Refusal? Check(CountyFile file) => file.Venues.Index()
        .Select(v => Check(v.Item, $"venues[{v.Index}]")).FirstOrDefault(refusal => refusal is not null);

    private Refusal? Check(CountyVenue venue, string at)
    {
        if (!NameRule.IsName(venue.Id) || !_venues.Add(venue.Id))
        {
            return Wrong($"{at}.id", venue.Id);
        }

        if (venue.Zone is not null && zones.GetZoneOrNull(venue.Zone) is null)
        {
            return Wrong($"{at}.zone", venue.Zone);
        }

        if (venue.BellOffsetSeconds is < -BellZone.MostSeconds or > BellZone.MostSeconds)
        {
            return new Refusal("county-bell", $"{at}.bellOffsetSeconds", venue.Title,
                venue.BellOffsetSeconds.Value, BellZone.MostSeconds);
        }

        if (venue.Calendar is { } calendar && !calendars.Contains(calendar))
        {
            return new Refusal("county-calendar", $"{at}.calendar", venue.Title, calendar);
        }

        return WrongText(venue, at)
            ?? WrongTags(venue.Tags, at)
            ?? WrongHours(venue.Hours, $"{at}.hours")
            ?? WrongQuiet(venue, $"{at}.quiet")
            ?? WrongLevels(venue, $"{at}.levels")
            ?? venue.Endpoints.Index().Select(e => Check(e.Item, at, $"{at}.endpoints[{e.Index}]"))
                .FirstOrDefault(refusal => refusal is not null);
    }

    private Refusal? Check(CountyEndpoint endpoint, string venue, string at)
    {
        if (!IsGood(endpoint) || !_endpoints.Add(endpoint.Id))
        {
            return Wrong($"{venue}.endpoints", $"{endpoint.Id} {endpoint.Width}x{endpoint.Height}");
        }

        return endpoint.StartEvent is { } started && !NameRule.IsName(started)
            ? Wrong($"{at}.startEvent", started)
            : WrongTags(endpoint.Tags, at) ?? WrongHours(endpoint.PanelHours, $"{at}.panelHours");
    }

    private static bool IsGood(CountyEndpoint endpoint)
    {
        var sounds = endpoint.Kind is EndpointKind.AtmVoice or EndpointKind.SchoolRadio
            or EndpointKind.VillageLoudspeaker or EndpointKind.MallLoudspeaker;
        var (width, height) = (endpoint.Width ?? 0, endpoint.Height ?? 0);
        return NameRule.IsName(endpoint.Id) && endpoint.Title is { Length: > 0 and <= MaxTitle }
            && (sounds ? width == 0 && height == 0 : width is > 0 and <= MaxPixels && height is > 0 and <= MaxPixels);
    }

    private static Refusal? WrongText(CountyVenue venue, string at)
    {
        foreach (var (name, text) in new[]
        {
            ("title", venue.Title), ("department", venue.Department), ("township", venue.Township),
        })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > MaxTitle)
            {
                return Wrong($"{at}.{name}", text);
            }
        }

        return null;
    }

    private static Refusal? WrongTags(IReadOnlyList<string>? tags, string at) =>
        tags is null || (tags.Count <= MaxTags
            && tags.All(t => !string.IsNullOrWhiteSpace(t) && t.Length <= MaxTag && !t.Any(char.IsControl)))
            ? null
            : Wrong($"{at}.tags", string.Join(' ', tags));

    private static Refusal? WrongHours(IReadOnlyList<CountyHours>? hours, string at) => hours switch
    {
        null => null,
        { Count: > MaxWindows } => Wrong(at, $"{hours.Count}"),
        _ => hours.Select(h => WrongWindow(h.Days, h.From, h.Until, at)).FirstOrDefault(r => r is not null),
    };

    private static Refusal? WrongQuiet(CountyVenue venue, string at) => venue.Quiet switch
    {
        null => null,
        { Count: > MaxWindows } => Wrong(at, $"{venue.Quiet.Count}"),
        _ when venue.Quiet.Any(q => q.Kind == QuietKind.Exam) => new Refusal("county-exam", at, venue.Title),
        _ => venue.Quiet.Select(q => WrongWindow(q.Days, q.From, q.Until, at)).FirstOrDefault(r => r is not null),
    };

    private static Refusal? WrongLevels(CountyVenue venue, string at)
    {
        foreach (var level in venue.Levels ?? [])
        {
            var empty = level is { Volume: null, Brightness: null };
            if (empty || level.Volume is < 0 or > 100 || level.Brightness is < 0 or > 100)
            {
                return Wrong(at, $"{level.Volume} {level.Brightness}");
            }

            if (WrongWindow(level.Days, level.From, level.Until, at) is { } wrong)
            {
                return wrong;
            }
        }

        return venue.Levels?.Count > MaxWindows ? Wrong(at, $"{venue.Levels.Count}") : null;
    }

    private static Refusal? WrongWindow(IReadOnlyList<int> days, string from, string until, string at) =>
        LocalText.TryDaypart(days, from, until, out _)
            ? null
            : Wrong(at, $"{string.Join(',', days)} {from} {until}");

    private static Refusal Wrong(string field, string value) => new("county-wrong", field, field, value);
}
