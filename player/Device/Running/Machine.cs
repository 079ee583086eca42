using System.Text.Json;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Player.Inputs;
using Signage.Player.Picture;
using Signage.Player.Power;
using Signage.Player.Presenting;
using Signage.Player.Screens;
using Signage.Player.Spool;
using Signage.Player.Web;
using Signage.Playout.States;

namespace Signage.Player.Running;

/// <summary>Presenter, screens and speaker of one endpoint, with the thread that runs them.</summary>
internal sealed class Machine : IAsyncDisposable
{
    private readonly IReadOnlyList<IScreen> _screens;
    private readonly Typefaces? _typefaces;
    private readonly InputLines _lines;
    private readonly IReadOnlyList<PowerSeat> _power;
    private readonly int _port;

    public Machine(PlayerOptions options, PlayerClock clock, Journal journal, IMediaShelf shelf)
    {
        (Clock, _port) = (clock, options.HttpPort);
        if (options.HasScreen)
        {
            _typefaces = LoadTypefaces(options.Font, ScreenKinds.AnyMono(options.Screens));
            Preview = new PreviewScreen(options.Width, options.Height);
        }
        _screens = Preview is null ? [] : Devices.Screens(options, Preview, turn => Turned(journal, turn));
        if (_typefaces is not null)
        {
            Stage = new Stage(options.Width, options.Height, options.FramesPerSecond, _typefaces)
            {
                Pixels = Visuals.PixelsFor(_screens, options.Width, options.Height),
                Zone = options.Zone,
            };
        }
        var speakers = Devices.Speakers(options);
        if (Stage is null && speakers is null)
            throw new PlayerRefusalException(
                "既无屏幕也无喇叭 / there is neither a screen nor a speaker: give --screen or --speaker");
        HasSpeaker = speakers is not null;
        Presenter = new Presenter(clock, journal, shelf, Stage, _screens, speakers, options.Sound);
        _lines = new InputLines(options.Events, options.Yield,
            name => Happened(name),
            yields => Presenter.Report(now => new PlayoutEvent.Yielded(now, yields)));

        _power = options.Power.Seats(told => journal.Post(new JournalEntry(
            journal.Draft(told.IsReading ? RecordKind.Reading : RecordKind.Screen) with
            {
                Cause = told.Cause, Text = told.Text,
            })));

        // A device may have failed before there was anybody to tell.
        TellWhetherLost();
    }

    public PlayerClock Clock { get; }

    public Presenter Presenter { get; }

    public Stage? Stage { get; }

    public PreviewScreen? Preview { get; }

    public bool HasSpeaker { get; }

    /// <summary>How the switches of panel and amplifier stand.</summary>
    public IEnumerable<string> Power => _power.Select(seat => seat.Status);

    /// <summary>Those that do not work, and why.</summary>
    public IEnumerable<string> PowerFaults => _power.Select(seat => seat.Fault).OfType<string>();

    /// <summary>What this screen would need to be sharp, as a sentence; null when it has it.</summary>
    public string? Lack => Stage is { } stage && (stage.Typefaces.OnlyHard || stage.IsFlat) && stage.BandHeight < 48
        ? stage.Typefaces.Lack
        : null;

    /// <summary>An event reached the player; gives the triggers that it starts. Any thread.</summary>
    public IReadOnlyList<Trigger> Happened(string name)
    {
        IReadOnlyList<Trigger> started = [.. Presenter.State.TriggersFor(name, Clock.Now)];
        if (started.Count > 0)
            Presenter.Report(now => new PlayoutEvent.Triggered(now, name));
        return started;
    }

    /// <summary>Runs until told to stop.</summary>
    public async Task RunAsync(PlayerFolder folder, StatusSource status, CancellationToken stop)
    {
        await using var web = await StatusPage.StartAsync(status, Preview, this, folder, _port, stop);
        await Console.Error.WriteLineAsync($"状态页 / status page: {web.Address}");
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
            Present(done, stop)) { Name = "presenter", Priority = ThreadPriority.AboveNormal };
        thread.Start();
        foreach (var seat in _power)
            seat.Start(() => (Presenter.State, Clock.Now));
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { http = web.Address }));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var telling = ServiceNotice.OfEnvironment(TimeProvider.System)
            .RunAsync(() => Presenter.Rounds, over.Token);
        try
        {
            await done.Task;
        }
        finally
        {
            await over.CancelAsync();
            await telling;
        }
    }

    private void Present(TaskCompletionSource done, CancellationToken stop)
    {
        try
        {
            Presenter.Run(stop);
            done.SetResult();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            done.SetException(e);
        }
    }

    /// <summary>One device went or came; the state of the endpoint is another record, written by what is decided.
    /// Any thread.</summary>
    private void Turned(Journal journal, SinkTurn turn)
    {
        journal.Post(new JournalEntry(journal.Draft(RecordKind.Screen) with
        {
            Cause = turn.Fault is null ? "deviceBack" : "deviceFault",
            Text = turn.Fault ?? $"{turn.Name}: 恢复输出 / works again",
        }));
        TellWhetherLost();
    }

    private void TellWhetherLost() =>
        Presenter?.Report(now => new PlayoutEvent.ScreensLost(now, Lost()));

    private bool Lost()
    {
        var devices = _screens.OfType<SinkScreen>().ToList();
        return devices.Count > 0 && devices.TrueForAll(device => device.Fault is not null);
    }

    private static Typefaces LoadTypefaces(string? preferred, bool onlyHard)
    {
        if (preferred is not null && !File.Exists(preferred))
            throw new PlayerRefusalException($"--font {preferred}: 找不到文件 / there is no such file");
        try
        {
            return Typefaces.Load(preferred, onlyHard);
        }
        catch (FileNotFoundException e)
        {
            throw new PlayerRefusalException(e.Message, e);
        }
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        foreach (var seat in _power)
            seat.Dispose();
        Presenter.Dispose();
        foreach (var screen in _screens)
            screen.Dispose();
        _typefaces?.Dispose();
        return ValueTask.CompletedTask;
    }
}
