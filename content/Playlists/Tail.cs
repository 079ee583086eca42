namespace Signage.Content.Playlists;

/// <summary>Loops, by lane, for after the last instant or while the clock cannot be trusted. No cues then.</summary>
public sealed record Tail
{
    public string? Picture { get; init; }

    public string? Ticker { get; init; }

    public string? Sound { get; init; }

    /// <summary>The loop's id of a lane, or null.</summary>
    public string? LoopOf(Lane lane) => lane switch
    {
        Lane.Picture => Picture,
        Lane.Ticker => Ticker,
        _ => Sound,
    };
}
