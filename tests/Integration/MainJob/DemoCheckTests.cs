using Xunit;
using Shouldly;
using NodaTime;
using Signage.Cli.Demo;
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

    [Theory]
    [MemberData(nameof(Media))]
    public async Task An_uploaded_clip_and_mp3_are_approved_booked_aired_withdrawn_and_proven(string clip, string mp3)
    {
        Environment.SetEnvironmentVariable("SIGNAGE_HOME", Repository.Root);
        using var folder = DemoFolder.Open(Directory.CreateTempSubdirectory("signage-check-").FullName,
            temporary: true);
        await using var stage = new DemoStage(folder);

        var result = await new DemoCheck(folder, stage, SystemClock.Instance).RunAsync(
            Repository.At(clip), Repository.At(mp3), TestContext.Current.CancellationToken);

        ((int)result["endpoints_on_air"]!).ShouldBe(4);
        ((int)result["airings_proven_min"]!).ShouldBeGreaterThan(0, result.ToJsonString());
        ((int)result["unverified"]!).ShouldBe(0, result.ToJsonString());
        ((double)result["withdraw_to_gone_s"]!).ShouldBeLessThan(10,
            "an online player leaves a withdrawn item within 10 s");
    }
}
