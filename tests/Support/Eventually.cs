using System.Diagnostics;

namespace Signage.Tests.Support;

/// <summary>Waits for something that happens elsewhere, with a deadline and a sentence for when it does not.</summary>
public static class Eventually
{
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Asks until the condition holds. One that throws counts as not yet; its last message is told in the end.
    /// </summary>
    /// <param name="what">Completes "not within 30 s: …", such as "the school radio is on air".</param>
    /// <param name="condition">Asked every 20 ms.</param>
    /// <param name="within">The deadline; 30 s when null.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static Task Holds(string what, Func<bool> condition, TimeSpan? within = null) =>
        Holds(what, () => Task.FromResult(condition()), within);

    /// <inheritdoc cref="Holds(string, Func{bool}, TimeSpan?)"/>
    public static Task Holds(string what, Func<Task<bool>> condition, TimeSpan? within = null) =>
        Gives(what, async () => await condition() ? "yes" : null, within);

    /// <summary>Asks until the answer is not null, and gives it.</summary>
    /// <inheritdoc cref="Holds(string, Func{bool}, TimeSpan?)"/>
    public static async Task<T> Gives<T>(string what, Func<Task<T?>> ask, TimeSpan? within = null)
        where T : class
    {
        var deadline = within ?? DefaultDeadline;
        var since = Stopwatch.StartNew();
        Exception? last;
        do
        {
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }

                last = null;
            }
            catch (Exception e)
            {
                last = e;
            }

            await Task.Delay(Pause);
        }
        while (since.Elapsed < deadline);

        var told = last is null ? "" : $" The last try ended with: {last.Message}";
        throw new TimeoutException($"Not within {deadline.TotalSeconds:0.###} s: {what}.{told}", last);
    }
}
