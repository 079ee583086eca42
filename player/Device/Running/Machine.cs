using System.Text.Json;
using Signage.Player.Picture;
using Signage.Player.Presenting;
using Signage.Player.Screens;
using Signage.Player.Spool;
using Signage.Player.Web;

namespace Signage.Player.Running;

/// <summary>Presenter, screens and speaker of one endpoint, with the thread that runs them.</summary>
internal sealed class Machine : IAsyncDisposable
{
    private readonly IReadOnlyList<IScreen> _screens;
    private readonly Typefaces? _typefaces;
    private readonly int _port;

    public Machine(PlayerOptions options, PlayerClock clock, Journal journal, IMediaShelf shelf)
    {
        (Clock, _port) = (clock, options.HttpPort);
        if (options.HasScreen)
        {
            _typefaces = LoadTypefaces(options.Font);
            Stage = new Stage(options.Width, options.Height, options.FramesPerSecond, _typefaces);
            Preview = new PreviewScreen(options.Width, options.Height);
        }
        _screens = Preview is null ? [] : Devices.Screens(options, Preview);
        var speakers = Devices.Speakers(options);
        if (Stage is null && speakers is null)
            throw new PlayerRefusalException(
                "既无屏幕也无喇叭 / there is neither a screen nor a speaker: give --screen or --speaker");
        HasSpeaker = speakers is not null;
        Presenter = new Presenter(clock, journal, shelf, Stage, _screens, speakers, options.Sound);
    }

    public PlayerClock Clock { get; }

    public Presenter Presenter { get; }

    public Stage? Stage { get; }

    public PreviewScreen? Preview { get; }

    public bool HasSpeaker { get; }

    /// <summary>Runs until told to stop.</summary>
    public async Task RunAsync(PlayerFolder folder, StatusSource status, CancellationToken stop)
    {
        await using var web = await StatusPage.StartAsync(status, Preview, folder, _port, stop);
        await Console.Error.WriteLineAsync($"状态页 / status page: {web.Address}");
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
            Present(done, stop)) { Name = "presenter", Priority = ThreadPriority.AboveNormal };
        thread.Start();
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { http = web.Address }));
        await done.Task;
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

    private static Typefaces LoadTypefaces(string? preferred)
    {
        if (preferred is not null && !File.Exists(preferred))
            throw new PlayerRefusalException($"--font {preferred}: 找不到文件 / there is no such file");
        try
        {
            return Typefaces.Load(preferred);
        }
        catch (FileNotFoundException e)
        {
            throw new PlayerRefusalException(e.Message, e);
        }
    }

    public ValueTask DisposeAsync()
    {
        Presenter.Dispose();
        foreach (var screen in _screens)
            screen.Dispose();
        _typefaces?.Dispose();
        return ValueTask.CompletedTask;
    }
}
