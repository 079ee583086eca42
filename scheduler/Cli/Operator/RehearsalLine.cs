using System.Globalization;
using System.Text.Json.Nodes;

namespace Signage.Cli.Operator;

/// <summary>How often, and how long, an item would be on an endpoint.</summary>
internal sealed record RehearsalLine(string Endpoint, string Title, int Plays, long Ms, int Cut, int LeftOut)
{
    internal string[] Cells =>
    [
        Endpoint, Title, Text(Plays),
        TimeSpan.FromMilliseconds(Ms).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture),
        Text(Cut), Text(LeftOut),
    ];

    internal JsonObject ToJson() => new()
    {
        ["endpoint"] = Endpoint, ["title"] = Title, ["plays"] = Plays, ["ms"] = Ms, ["cut"] = Cut,
        ["leftOut"] = LeftOut,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
