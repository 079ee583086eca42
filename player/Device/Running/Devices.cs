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
}
