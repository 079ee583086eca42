using System.Security.Claims;
using Signage.Scheduler.Access;

namespace Signage.Scheduler.Console.Layout;

/// <summary>An entry of the console's menu.</summary>
/// <param name="Path">Relative to the base address.</param>
/// <param name="Words">The key of its name.</param>
/// <param name="Icon">Name of the symbol.</param>
/// <param name="For">The roles it is for; none: for all.</param>
public sealed record Pages(string Path, string Words, string Icon, params string[] For)
{
    /// <summary>Roles that see the county's assets and bookings.</summary>
    public const string Office = $"{Roles.Operator},{Roles.Reviewer},{Roles.Inspector},{Roles.Admin}";

    /// <summary>Roles that change what is on.</summary>
    public const string Desk = $"{Roles.Operator},{Roles.Admin}";

    public static IReadOnlyList<Pages> All { get; } =
    [
        new("wall", "nav.wall", "grid_view"),
        new("library", "nav.library", "video_library", Office.Split(',')),
        new("bookings", "nav.bookings", "calendar_month", Office.Split(',')),
        new("plan", "nav.plan", "rule", Office.Split(',')),
        new("calendars", "nav.calendars", "event", Office.Split(',')),
        new("why", "nav.why", "help"),
        new("as-run", "nav.asRun", "fact_check"),
        new("uptime", "nav.uptime", "monitoring"),
        new("players", "nav.players", "cast_connected", Desk.Split(',')),
        new("jobs", "nav.jobs", "manufacturing", Desk.Split(',')),
        new("users", "nav.users", "group", Roles.Admin),
    ];

    public bool IsFor(ClaimsPrincipal me) => For.Length == 0 || For.Any(me.IsInRole);
}
