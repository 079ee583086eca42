using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Operator;
using Signage.Cli.Programs;

namespace Signage.Cli.Demo;

/// <summary>
/// The main job, unattended: upload, approve by two, book, wait for the right frames and samples, withdraw, collect
/// the proof and
/// verify it. Every step looks at what really came out, never at what was meant.
/// </summary>
internal sealed class DemoCheck(DemoFolder folder, DemoStage stage, IClock clock)
{
    private const double SameFrame = 12;
    private const int WavHeaderBytes = 44;
    private const int SoundRate = 48000;
    private const double LeastLikeness = 0.995;
    private static readonly Duration CueAhead = Duration.FromSeconds(40);
    private static readonly Duration ShowAhead = Duration.FromSeconds(58);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly DemoState _state = new();
    private readonly JsonObject _result = [];

    internal async Task<JsonObject> RunAsync(string clip, string mp3, CancellationToken ct)
    {
        var ready = await stage.StartSchedulerAsync(0, ct);
        using var people = new DemoPeople(folder, _state, stage.Url);
        await people.EnsureAsync((string?)ready["signIn"], DemoCampaign.County(), ct);
        var campaign = new DemoCampaign(folder, _state, people, clock);
        await DemoCampaign.PutCountyAsync(people.AsAdmin, ct);
        var assets = await UploadAsync(campaign, clip, mp3, ct);
        foreach (var asset in new[] { assets.Mp3, assets.Film, assets.Image, assets.Slogan })
        {
            await campaign.ApproveAsync(asset, ct);
        }

        foreach (var endpoint in DemoEndpoint.All(folder))
        {
            await stage.StartPlayerAsync(endpoint, people.AsAdmin, ct);
        }

        // Paired first and booked then: however slow the machine is, the cue lies ahead of a player that runs.
        await AllAsync("paired, with an order", PlayerStatus.IsReady, ct);
        await BookAsync(campaign, assets, ct);
        await AllAsync("on air", PlayerStatus.IsOnAir, ct);
        _result["endpoints_on_air"] = stage.Players.Count;
        Output.Say($"{stage.Players.Count} endpoints are on air.");

        // Cue and film come at their own times, whatever the lobby does: each is watched from now on.
        var sound = SoundAsync(people, assets, ct);
        var film = FilmAsync(assets, ct);
        await ClipAsync(campaign, people, assets, ct);
        await SloganAsync(assets, ct);
        await Task.WhenAll(sound, film);
        await WithdrawAsync(people, assets, ct);
        foreach (var (name, value) in await new DemoProof(folder, stage, people).CollectAsync(ct))
        {
            _result[name] = value?.DeepClone();
        }

        return Ordered();
    }

    private async Task FilmAsync(CheckAssets assets, CancellationToken ct)
    {
        await stage.Player(DemoEndpoint.Cinema).UntilAsync(
            "the film before the show", Patience, s => PlayerStatus.Plays(s, assets.Film), ct);
        Output.Say("The cinema plays its film before the show.");
    }

    private static async Task<CheckAssets> UploadAsync(DemoCampaign campaign, string clip, string mp3,
        CancellationToken ct)
    {
        Output.Say($"Uploading {clip} and {mp3} …");
        var slogan = DemoCampaign.Slogans()[0];
        return new CheckAssets(
            await campaign.UploadAsync("clip", clip, "公益短片", ct),
            await campaign.UploadAsync("mp3", mp3, "校园防骗广播", ct),
            await campaign.UploadAsync("film", Path.Combine(Home.Samples, "film.mp4"), "映前微电影", ct),
            await campaign.UploadAsync("image", Path.Combine(Home.Samples, "image-1.png"), "海报", ct),
            await campaign.SloganAsync("slogan", slogan, ct));
    }

    private async Task AllAsync(string what, Func<JsonNode, bool> holds, CancellationToken ct) =>
        await Task.WhenAll(stage.Players.Select(p => p.UntilAsync(what, DemoCommand.OnAirPatience, holds, ct)));

    /// <summary>The clip is booked too but approved later: approval_to_first_frame_s is measured from there.</summary>
    private async Task BookAsync(DemoCampaign campaign, CheckAssets assets, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await campaign.BookAsync("大厅轮播", "loop", [assets.Clip], [DemoEndpoint.LobbyTv], ct);
        await campaign.BookAsync("候场画面", "loop", [assets.Image], [DemoEndpoint.LobbyTv, DemoEndpoint.Cinema], ct);
        await campaign.BookAsync("标语", "loop", [assets.Slogan], [DemoEndpoint.LobbyTv, DemoEndpoint.BusLed], ct);
        await campaign.BookAsync("校园广播", "atTimes", [assets.Mp3], [DemoEndpoint.SchoolRadio], ct, now + CueAhead,
            "stop");
        await campaign.BookAsync("映前微电影", "beforeShow", [assets.Film], [DemoEndpoint.Cinema], ct, interrupt: "stop");
        await campaign.ShowAsync(DemoEndpoint.Cinema, now + ShowAhead, "首映场", ct);
    }

    private async Task ClipAsync(DemoCampaign campaign, DemoPeople people, CheckAssets assets, CancellationToken ct)
    {
        var approved = await campaign.ApproveAsync(assets.Clip, ct);
        var lobby = stage.Player(DemoEndpoint.LobbyTv);
        var status = await lobby.UntilAsync("the approved clip", Patience, s => PlayerStatus.Plays(s, assets.Clip), ct);
        var file = await RenditionAsync(people, status, "picture", "clip.mp4", ct);
        var frames = await MediaProbe.FramesAsync(file, ct);
        var difference = await UntilFrameAsync(lobby, frames, ct);
        Output.Say($"The lobby TV shows the clip's own frames (mean difference {difference:0.0} of 255).");
        var start = await FirstStartAsync(people, assets.Clip, ct);
        _result["approval_to_first_frame_s"] = Math.Round((start - approved).TotalSeconds, 2);
    }

    /// <summary>The rendition that the player says it plays, as the scheduler serves it.</summary>
    private async Task<string> RenditionAsync(DemoPeople people, JsonNode status, string lane, string name,
        CancellationToken ct)
    {
        var hash = (string)PlayerStatus.On(status, lane)!["file"]!;
        var path = folder.In(name);
        await File.WriteAllBytesAsync(path, await people.AsOperator.GetBytesAsync($"media/{hash}", ct), ct);
        return path;
    }

    private static async Task<double> UntilFrameAsync(PlayerProgram player, IReadOnlyList<byte[]> frames,
        CancellationToken ct)
    {
        var (watch, best) = (Stopwatch.StartNew(), double.MaxValue);
        while (watch.Elapsed < Patience)
        {
            if (await player.PreviewAsync(ct) is { } png)
            {
                best = Math.Min(best, MediaProbe.Nearest(frames, await MediaProbe.PictureAsync(png, ct)).Difference);
                if (best <= SameFrame)
                {
                    return best;
                }
            }
        }

        throw new DemoFailure(
            $"{player.Endpoint.Title}: its preview never was a frame of the clip; the nearest differed by {best:0.0}.");
    }

    private async Task SloganAsync(CheckAssets assets, CancellationToken ct)
    {
        var bus = stage.Player(DemoEndpoint.BusLed);
        await bus.UntilAsync("the slogan", Patience, s => PlayerStatus.Plays(s, assets.Slogan), ct);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience)
        {
            // A slogan that scrolls in begins with an empty ground: wait until there is ink on it.
            var picture = await bus.PreviewAsync(ct) is { } png ? await MediaProbe.PictureAsync(png, ct) : [];
            if (picture.Length > 0 && picture.Max() - picture.Min() > 60)
            {
                Output.Say("The bus LED shows its slogan.");
                return;
            }
        }

        throw new DemoFailure("bus LED: its preview stayed empty.");
    }

    private async Task SoundAsync(DemoPeople people, CheckAssets assets, CancellationToken ct)
    {
        var school = stage.Player(DemoEndpoint.SchoolRadio);
        var status = await school.UntilAsync("the MP3 at its time", Patience, s => PlayerStatus.Plays(s, assets.Mp3),
            ct);
        var file = await RenditionAsync(people, status, "sound", "voice.bin", ct);
        var samples = await MediaProbe.SamplesAsync(file, ct);
        // Another rate goes through a resampler, and what is beyond full scale through a limiter.
        var exact = await MediaProbe.RateAsync(file, ct) == SoundRate && !IsClipped(samples);
        var length = TimeSpan.FromSeconds(samples.Length / 4 / (double)SoundRate);
        await school.UntilAsync("the MP3's end", length + Patience, s => !PlayerStatus.Plays(s, assets.Mp3), ct);
        var (watch, likeness) = (Stopwatch.StartNew(), 0.0);
        while (watch.Elapsed < Patience)
        {
            var recorded = await RecordedAsync(DemoEndpoint.SchoolWav(folder), ct);
            likeness = Likeness(recorded, samples, exact);
            if (likeness >= LeastLikeness)
            {
                Output.Say(exact
                    ? $"The school's WAV holds all {samples.Length / 4} samples of the MP3."
                    : $"The school's WAV holds the MP3: every 20 ms of it are alike to {likeness:0.0000}.");
                return;
            }

            await Task.Delay(200, ct);
        }

        throw new DemoFailure(exact
            ? "school radio: its WAV does not hold the MP3's samples."
            : $"school radio: its WAV does not hold the MP3; the least alike 20 ms are so to {likeness:0.000}.");
    }

    private static double Likeness(byte[] recorded, byte[] samples, bool exact)
    {
        var wav = MemoryMarshal.Cast<byte, short>(recorded);
        var mp3 = MemoryMarshal.Cast<byte, short>(samples);
        return !exact ? SoundMatch.Likeness(wav, mp3) : SoundMatch.IsExact(wav, mp3) ? 1 : 0;
    }

    private static bool IsClipped(byte[] samples) =>
        MemoryMarshal.Cast<byte, short>(samples).ContainsAny(short.MinValue, short.MaxValue);

    /// <summary>What a WAV that is still being written holds.</summary>
    private static async Task<byte[]> RecordedAsync(string wav, CancellationToken ct)
    {
        if (!File.Exists(wav))
        {
            return [];
        }

        await using var stream = new FileStream(wav, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes.Length > WavHeaderBytes ? bytes[WavHeaderBytes..^(bytes.Length % 2)] : [];
    }

    private async Task WithdrawAsync(DemoPeople people, CheckAssets assets, CancellationToken ct)
    {
        var lobby = stage.Player(DemoEndpoint.LobbyTv);
        await lobby.UntilAsync("the clip once more", Patience, s => PlayerStatus.Plays(s, assets.Clip), ct);
        var watch = Stopwatch.StartNew();
        await people.AsOperator.PostAsync($"api/v1/assets/{assets.Clip}/withdraw", new { Reason = "演示撤回" }, ct);
        await lobby.UntilAsync("the clip gone", Patience, s => !PlayerStatus.Plays(s, assets.Clip), ct);
        _result["withdraw_to_gone_s"] = Math.Round(watch.Elapsed.TotalSeconds, 2);
        var frames = await MediaProbe.FramesAsync(folder.In("clip.mp4"), ct);
        var picture = await MediaProbe.PictureAsync((await lobby.PreviewAsync(ct))!, ct);
        var (_, difference) = MediaProbe.Nearest(frames, picture);
        if (difference <= SameFrame / 2)
        {
            throw new DemoFailure(
                $"lobby TV: the withdrawn clip is still on the screen (difference {difference:0.0}).");
        }

        Output.Say($"Withdrawn, and gone from the lobby TV after {_result["withdraw_to_gone_s"]} s.");
    }

    private static async Task<Instant> FirstStartAsync(DemoPeople people, string asset, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience)
        {
            var rows = await DemoProof.AiringsAsync(people, DemoEndpoint.LobbyTv, ct);
            var starts = rows.Where(r => (string?)r["asset"] == asset).Select(r => DemoProof.InstantOf(
                r["start"])).OfType<Instant>().ToList();
            if (starts.Count > 0)
            {
                return starts.Min();
            }

            await Task.Delay(200, ct);
        }

        throw new DemoFailure("The clip's first airing never reached as-run.");
    }

    private JsonObject Ordered()
    {
        string[] names =
        [
            "endpoints_on_air", "airings_proven", "airings_proven_min", "unverified", "proof_lag_ms_p50",
                "proof_lag_ms_max",
            "approval_to_first_frame_s", "withdraw_to_gone_s",
        ];
        var ordered = new JsonObject();
        foreach (var name in names)
        {
            ordered[name] = _result[name]?.DeepClone();
        }

        return ordered;
    }
}
