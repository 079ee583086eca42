using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Player.Link;
using Signage.Player.Presenting;
using Signage.Player.Running;
using Signage.Player.Spool;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Web;

/// <summary>Gathers the status from where it lives. Any thread.</summary>
internal sealed class StatusSource(Machine machine, Journal journal, string endpoint, ILinkStatus? link)
{
    private static readonly Lane[] Lanes = [Lane.Picture, Lane.Ticker, Lane.Sound];

    public static string Version { get; } = typeof(StatusSource).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>What watches for memory sticks; null when nothing does.</summary>
    public StickWatch? Sticks { get; init; }

    /// <summary>What the player said lately.</summary>
    public LogRing? Log { get; init; }

    public PlayerStatus Read()
    {
        var state = machine.Presenter.State;
        return new PlayerStatus
        {
            Now = machine.Clock.Now, Player = journal.Player, Endpoint = endpoint,
            On = On(state), Next = Next(state), Screen = AsRun.WordOf(state.Screen),
            Order = state.Order?.Number, Playlist = state.InForce?.Timeline.Name, Takeover = state.Takeover?.Number,
            Stop = link?.StopNumber, Link = link?.State ?? "local", Refused = link?.LastRefusal,
            Missing = link?.Missing ?? [],
            Clock = machine.Clock.Source, ClockOffsetMs = Math.Round(machine.Clock.OffsetToSystem.TotalMilliseconds, 1),
            ClockErrorMs = machine.Clock.Error?.TotalMilliseconds,
            Epoch = journal.Epoch, Sequence = journal.Written, Receipted = link?.Receipted ?? 0,
            FramesShown = machine.Presenter.FramesShown, FramesLate = machine.Presenter.FramesLate,
            Rss = Environment.WorkingSet, Faults = FaultsOf(machine, journal), Power = [.. machine.Power],
            Stick = Sticks?.Status, Version = Version,
        };
    }

    public static IReadOnlyList<OnAir> On(PlayoutState state) =>
        [.. new[] { state.Picture, state.Ticker, state.Sound, state.OverSound }.OfType<OnLane>().Select(on =>
            Describe(on.Play))];

    public static IReadOnlyList<OnAir> Next(PlayoutState state) =>
        [.. Lanes.Select(state.NextOn).OfType<Play>().Select(Describe)];

    private static OnAir Describe(Play play) => new()
    {
        Lane = play.Lane, Item = play.Item, File = play.File.Sha256, Asset = play.File.Asset, Title = play.File.Title,
        Kind = play.File.Kind, Booking = play.Booking, PlannedStart = play.PlannedStart,
    };

    /// <summary>What is out of order, each as a sentence.</summary>
    public static IReadOnlyList<string> FaultsOf(Machine machine, Journal journal) =>
        [
            .. machine.Presenter.AirFaults, .. machine.Presenter.BrokenSinks, .. machine.PowerFaults,
            .. new[] { journal.Alarm, journal.Failure, journal.Shortage, machine.Lack }.OfType<string>(),
        ];
}
