using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning;

/// <summary>Writes spans that come again after 24 hours as one that repeats.</summary>
internal static class DailySpans
{
    /// <param name="spans">Of one lane, in order, none of which repeats.</param>
    internal static IReadOnlyList<LaneSpan> Of(IEnumerable<LaneSpan> spans)
    {
        var result = new List<LaneSpan>();
        // The last occurrence of a span so far, and where it stands in the result.
        var last = new Dictionary<(string? Loop, bool? Dark, Duration Length, Instant From), int>();
        foreach (var span in spans)
        {
            var length = span.Until - span.From;
            if (last.Remove((span.Loop, span.Dark, length, span.From - Duration.FromDays(1)), out var at)
                && (result[at].Repeat ?? 1) < LaneSpan.MostRepeats)
            {
                result[at] = result[at] with { Repeat = (result[at].Repeat ?? 1) + 1 };
            }
            else
            {
                at = result.Count;
                result.Add(span);
            }

            last[(span.Loop, span.Dark, length, span.From)] = at;
        }

        return result;
    }
}
