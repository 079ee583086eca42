using Signage.Player.Screens;
using Signage.Player.Speakers;

namespace Signage.Player.Running;

/// <summary>Makes the screens and the speaker that the command line names.</summary>
internal static class Devices
{
    /// <summary>The preview, which is always there, and the screens that were asked for.</summary>
    /// <exception cref="PlayerRefusalException">One of them is not understood.</exception>
    public static IReadOnlyList<IScreen> Screens(PlayerOptions options, PreviewScreen preview,
        Action<SinkTurn> turned) =>
        [
            preview, .. ScreenKinds.Open(options.Screens,
                new ScreenSetting(options.Width, options.Height, options.FramesPerSecond, turned)),
        ];

    public static ISpeaker? Speaker(string name) => Guarded("--speaker", () => OpenSpeaker(name));

    private static T Guarded<T>(string option, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            throw new PlayerRefusalException($"{option}: {e.Message}", e);
        }
    }

    private static ISpeaker? OpenSpeaker(string name) => name switch
    {
        "none" => null,
        "null" => new NullSpeaker(),
        var file when file.StartsWith("wav:", StringComparison.Ordinal) && file.Length > 4 => new WavSpeaker(file[4..]),
        _ => throw new PlayerRefusalException($"--speaker {name}: 不认识 / is not known; null, wav:PATH and none are"),
    };
}
