using System.Text.Json.Serialization;

namespace Signage.Player.Doctor;

/// <summary>A check with its verdict, as a line and as JSON tell it.</summary>
internal sealed record Finding(string Check, Standing State, bool Needed, string Text)
{
    [JsonIgnore]
    public bool IsFault => Needed && State != Standing.Ok;

    /// <summary>One line for people.</summary>
    [JsonIgnore]
    public string Line => $"{Word,-12} {Check}: {Text}";

    private string Word => (State, Needed) switch
    {
        (Standing.Ok, _) => "好 ok",
        (Standing.Missing, true) => "缺 missing",
        (Standing.Missing, false) => "无 (missing)",
        (_, true) => "坏 broken",
        _ => "注意 (broken)",
    };
}
