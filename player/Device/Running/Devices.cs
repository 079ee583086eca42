using Signage.Player.Screens;
using Signage.Player.Speakers;

namespace Signage.Player.Running;

/// <summary>Makes the screens and the speaker that the command line names.</summary>
internal static class Devices
{
    public static IReadOnlyList<IScreen> Screens(PlayerOptions options, PreviewScreen preview) =>
        Guarded("--screen", () => OpenScreens(options, preview));

    /// <summary>Null when there is to be no sound. A speaker that cannot be opened is no refusal: it is tried
    /// again.</summary>
    public static SpeakerGroup? Speakers(PlayerOptions options)
    {
        var openings = options.Speakers.Where(name => name != "none")
            .Select(name => SpeakerNames.OpeningOf(name, seed: $"{Path.GetFullPath(options.Folder)} {name}")).ToList();
        if (openings.Count == 0)
            return null;
        var speakers = new SpeakerGroup(openings);
        foreach (var broken in speakers.Broken)
            Console.Error.WriteLine(broken);
        return speakers;
    }

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

    private static List<IScreen> OpenScreens(PlayerOptions options, PreviewScreen preview)
    {
        var screens = new List<IScreen> { preview };
        foreach (var name in options.Screens)
        {
            switch (name)
            {
                case "preview" or "none":
                    break;
                case "null":
                    screens.Add(new NullScreen());
                    break;
                case var file when file.StartsWith("file:", StringComparison.Ordinal) && file.Length > 5:
                    screens.Add(new FileScreen(file[5..], options.Width, options.Height, options.FramesPerSecond));
                    break;
                default:
                    throw new PlayerRefusalException(
                        $"--screen {name}: 不认识 / is not known; preview, null, file:PATH.mp4 and none are");
            }
        }
        return screens;
    }
}
