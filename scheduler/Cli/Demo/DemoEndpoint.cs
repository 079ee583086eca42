namespace Signage.Cli.Demo;

/// <summary>One of the demo's players.</summary>
/// <param name="Id">Its endpoint in the sample county.</param>
/// <param name="Title">For people.</param>
/// <param name="Arguments">Its screen and speaker.</param>
internal sealed record DemoEndpoint(string Id, string Title, IReadOnlyList<string> Arguments)
{
    internal const string LobbyTv = "bank-lobby-tv";
    internal const string BusLed = "bus-1-led";
    internal const string SchoolRadio = "school-1-radio";
    internal const string Cinema = "cinema-hall-1";

    /// <summary>The four that every demo shows.</summary>
    /// <param name="folder">Where the school's sound is recorded.</param>
    internal static IReadOnlyList<DemoEndpoint> All(DemoFolder folder) =>
    [
        new(LobbyTv, "lobby TV", ["--screen", "preview", "--size", "1280x720", "--speaker", "null"]),
        new(BusLed, "bus LED", ["--screen", "preview", "--size", "192x32", "--speaker", "none"]),
        new(SchoolRadio, "school radio", ["--screen", "null", "--size", "320x180", "--speaker",
            $"wav:{SchoolWav(folder)}"]),
        new(Cinema, "cinema", ["--screen", "preview", "--size", "1280x720", "--speaker", "null"]),
    ];

    internal static string SchoolWav(DemoFolder folder) => folder.In("school.wav");
}
