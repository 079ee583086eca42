using Xunit;
using Shouldly;
using Signage.Tests.Integration.Cli;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.MainJob;

/// <summary>The whole way, with the sample campaign and with media that nobody here made.</summary>
[Collection("main job")]
public sealed class DemoCheckTests
{
    public static TheoryData<string, string> Media
    {
        get
        {
            var rows = new TheoryData<string, string> { { "content/samples/clip.mp4", "content/samples/voice.mp3" } };

            // Real files of others lie beside the checkout on some machines; where they do, they are tried too.
            if (File.Exists(Repository.At("../shared/media/rabbit.mp4")))
            {
                rows.Add("../shared/media/rabbit.mp4", "../shared/media/viper.mp3");
            }

            return rows;
        }
    }

    /// <summary>The last line's keys, in order.</summary>
    private static readonly string[] Figures =
    [
        "endpoints_on_air", "airings_proven", "airings_proven_min", "unverified", "proof_lag_ms_p50",
        "proof_lag_ms_max", "approval_to_first_frame_s", "withdraw_to_gone_s",
    ];

    [Theory]
    [MemberData(nameof(Media))]
    public async Task An_uploaded_clip_and_mp3_are_approved_booked_aired_withdrawn_and_proven(string clip, string mp3)
    {
        using var home = new TempFolder();
        var terminal = new Terminal(home) { Patience = TimeSpan.FromMinutes(6) };

        var result = (await terminal.DoesAsync(
            "demo", "--check", "--clip", Repository.At(clip), "--mp3", Repository.At(mp3))).AsObject();

        var told = result.ToJsonString();
        result.Select(f => f.Key).ShouldBe(Figures, told);
        result.ShouldAllBe(f => f.Value != null, told);
        ((int)result["endpoints_on_air"]!).ShouldBe(4);
        result["airings_proven"]!.AsObject().Count.ShouldBe(4, told);
        ((int)result["airings_proven_min"]!).ShouldBeGreaterThan(0, told);
        ((int)result["unverified"]!).ShouldBe(0, told);
        ((double)result["withdraw_to_gone_s"]!).ShouldBeLessThan(Soak.Bound(TimeSpan.FromSeconds(10)).TotalSeconds,
            "an online player leaves a withdrawn item within 10 s");
        Directory.EnumerateFileSystemEntries(terminal.Folder).ShouldBeEmpty("its own folder was temporary");
    }
}
