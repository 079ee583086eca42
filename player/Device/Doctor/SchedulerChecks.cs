using NodaTime;
using Signage.Player.Link;
using Signage.Player.Running;

namespace Signage.Player.Doctor;

/// <summary>Is the scheduler to be reached, and does it know this player?</summary>
internal static class SchedulerChecks
{
    private static readonly Duration Far = Duration.FromSeconds(5);

    public static IEnumerable<Check> Of(PlayerOptions options)
    {
        var folder = PlayerFolder.Of(options.Folder);
        var paired = File.Exists(folder.Pairing);
        yield return Check.At("pairing", paired || options.Scheduler is not null && options.Code is null, () => paired
            ? Verdict.Ok(folder.Pairing)
            : Verdict.Missing("尚未配对；在“播放器”页取配对码，再用 --code / not paired: get a code on the page Players, then --code"));
        if (paired)
            yield return new Check("scheduler", true, stop => KnownAsync(options, folder, stop));
        else if (options.Scheduler is { } address)
            yield return new Check("scheduler", true, stop => ReachedAsync(address, stop));
    }

    private static async Task<Verdict> KnownAsync(PlayerOptions options, PlayerFolder folder, CancellationToken stop)
    {
        try
        {
            using var pairing = Pairing.Look(folder, options.Scheduler);
            using var client = new SchedulerClient(pairing);
            var state = await client.StateAsync(stop);
            var off = SystemClock.Instance.GetCurrentInstant() - state.Now;
            return Verdict.Ok($"{pairing.Scheduler} 认识本机 / knows this player, {pairing.Endpoint}{Off(off)}");
        }
        catch (PlayerRefusalException e)
        {
            return Verdict.Broken(Examination.OneLine(e.Message));
        }
        catch (HttpRequestException e) when (e.StatusCode is not null)
        {
            return Verdict.Broken($"拒绝本机，可能已吊销，请用新配对码重新配对 / refuses this player, which may be revoked; pair again "
                + $"with a new code: {Examination.OneLine(e.Message)}");
        }
        catch (HttpRequestException e)
        {
            return Gone(options.Scheduler ?? folder.Pairing, e);
        }
    }

    private static async Task<Verdict> ReachedAsync(string address, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return Verdict.Broken($"--scheduler {address}: 不是 http 地址 / is not an http address");
        try
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, stop);
            var off = answer.Headers.Date is { } date
                ? SystemClock.Instance.GetCurrentInstant() - Instant.FromDateTimeOffset(date) : Duration.Zero;
            return Verdict.Ok($"{address} 可达 / answers{Off(off)}");
        }
        catch (HttpRequestException e)
        {
            return Gone(address, e);
        }
    }

    private static Verdict Gone(string address, HttpRequestException e) => Verdict.Broken(
        $"{address}: 无法到达，检查地址、网线和防火墙 / cannot be reached; look at the address, the cable and the firewall: "
        + Examination.OneLine(e.Message));

    private static string Off(Duration off) => off > Far || off < -Far
        ? $"；本机时钟差 {off.TotalSeconds:0} 秒，播放时以服务器为准 / this clock is off by {off.TotalSeconds:0} s, the player "
            + "goes by the scheduler's"
        : "";
}
