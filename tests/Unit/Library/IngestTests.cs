using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Scheduler.Ffmpeg;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Library;

public sealed class IngestTests(Installation signage) : IClassFixture<Installation>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TempFolder Folder => signage.Folder;

    [Fact]
    public async Task A_clip_becomes_a_file_for_screens_and_one_for_led_walls()
    {
        var asset = await signage.Admin.UploadAsync(await MakeMedia.Clip(Folder));
        asset["state"]!.ToString().ShouldBe("awaitingApproval", asset.ToJsonString());
        asset["kind"]!.ToString().ShouldBe("clip");
        ((long)asset["lengthMs"]!).ShouldBe(1000);
        ((double?)asset["loudnessLufs"]).ShouldNotBeNull();
        var (general, led) = (asset["renditions"]![0]!, asset["renditions"]![1]!);
        (general["use"]!.ToString(), (int)general["width"]!, (int)general["height"]!, (long)general["frames"]!)
            .ShouldBe(("general", 320, 180, 25L));
        (led["use"]!.ToString(), (int)led["width"]!, (int)led["height"]!).ShouldBe(("led", 170, 96));

        var poster = await signage.Admin.Client.GetAsync(asset["poster"]!.ToString(), Stop);
        poster.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        await Served(general);
        (await Installation.ProblemOf(await signage.Admin.Client.GetAsync(
            $"/media/{await HashOf(Folder.At("clip.mp4"))}", Stop))).ShouldBe("404 not-found");
    }

    [Fact]
    public async Task A_clip_in_1080p_gets_a_file_for_large_screens_too_with_the_same_pictures_in_BT_709()
    {
        var asset = await signage.Admin.UploadAsync(await MakeMedia.Ffmpeg(
            Folder, "large.mp4", "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=1", "-c:v", "libx264", "-preset",
            "ultrafast", "-pix_fmt", "yuv420p", "-f", "mp4"));

        asset["renditions"]!.AsArray()
            .Select(r => ((string?)r!["use"], (int)r["width"]!, (int)r["height"]!, (long)r["frames"]!))
            .ShouldBe([("general", 1280, 720, 25L), ("general", 1920, 1080, 25L), ("led", 170, 96, 25L)]);
        var media = await signage.Admin.Client.GetByteArrayAsync($"/media/{asset["renditions"]![1]!["sha256"]}", Stop);
        var facts = await MediaProbe.ProbeAsync(Folder.Write("made.mp4", media), Stop);
        facts!.Picture!.Matrix.ShouldBe("bt709");
    }

    [Fact]
    public async Task A_sound_keeps_its_frames_and_loses_its_tags()
    {
        var file = await MakeMedia.Mp3(
            Folder, "tagged.mp3", "-metadata", "title=防骗mp3", "-id3v2_version", "3", "-write_id3v1", "1");
        var asset = await signage.Admin.UploadAsync(file);
        asset["title"]!.ToString().ShouldBe("防骗mp3");
        asset["kind"]!.ToString().ShouldBe("sound");
        var source = await MediaMeter.SoundAsync(file, TimeSpan.FromMinutes(1), null, Stop);
        ((long)asset["renditions"]![0]!["samples"]!).ShouldBe(source!.Samples);
        ((long)asset["renditions"]![0]!["bytes"]!).ShouldBeLessThan(new FileInfo(file).Length);
    }

    [Fact]
    public async Task An_mp3_that_claims_45_minutes_and_decodes_to_2_s_is_2_s_long_with_a_warning()
    {
        var asset = await signage.Admin.UploadAsync(await MakeMedia.LyingMp3(Folder));
        asset["state"]!.ToString().ShouldBe("awaitingApproval");
        ((long)asset["lengthMs"]!).ShouldBeInRange(1950, 2100);
        var warning = asset["warnings"]!.AsArray().Single(w => w!["code"]!.ToString() == "length-claimed")!;
        warning["text"]!.ToString().ShouldContain("44:59.991");
        warning["text"]!.ToString().ShouldContain("0:02.0");
    }

    [Fact]
    public async Task A_title_in_gbk_is_read_as_what_it_is() =>
        (await signage.Admin.UploadAsync(await MakeMedia.GbkMp3(Folder, "防范电信诈骗")))["title"]!.ToString()
            .ShouldBe("防范电信诈骗");

    [Theory]
    [InlineData("picture.jpg", "image/jpeg")]
    [InlineData("picture.png", "image/png")]
    public async Task A_picture_fits_full_hd(string name, string type)
    {
        var file = await MakeMedia.Ffmpeg(
            Folder, name, "-f", "lavfi", "-i", "testsrc2=s=2400x1600:d=1", "-frames:v", "1");
        var asset = await signage.Admin.UploadAsync(file);
        asset["kind"]!.ToString().ShouldBe("image", asset.ToJsonString());
        var rendition = asset["renditions"]![0]!;
        (rendition["type"]!.ToString(), (int)rendition["width"]!, (int)rendition["height"]!)
            .ShouldBe((type, 1620, 1080));
        ((long)asset["lengthMs"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Text_named_mp4_is_refused() =>
        await RefusedAsync(Folder.Write("text.mp4", "全民反诈 this is no video\n"), "not-media");

    [Fact]
    public async Task Noise_is_refused() =>
        await RefusedAsync(Folder.Write("noise.mp3", RandomNumberGenerator.GetBytes(5000)), "not-media", "undecodable");

    [Fact]
    public async Task A_playlist_that_names_other_files_is_refused()
    {
        var other = await MakeMedia.Clip(Folder, "secret.mp4");
        await RefusedAsync(Folder.Write("list.mp4", $"ffconcat version 1.0\nfile '{other}'\n"), "not-media");
        await RefusedAsync(Folder.Write(
            "list2.mp4", $"#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:1,\nfile:{other}\n#EXT-X-ENDLIST\n"), "not-media");
    }

    [Fact]
    public async Task A_video_without_pictures_is_refused() => await RefusedAsync(
        await MakeMedia.Ffmpeg(
            Folder, "nopictures.mp4", "-f", "lavfi", "-i", "sine=440:d=1", "-c:a", "aac"), "video-without-pictures");

    [Fact]
    public async Task An_ingest_that_a_stop_broke_off_begins_again()
    {
        await using var own = new Installation();
        await own.InitializeAsync();
        var file = await File.ReadAllBytesAsync(await MakeMedia.Clip(Folder, "again.mp4", 4), Stop);
        var begun = await own.Admin.PostAsync("/api/v1/uploads", new { fileName = "again.mp4", bytes = file.Length });
        (await own.Admin.PieceAsync((string)begun["id"]!, file, 0, file.Length)).EnsureSuccessStatusCode();
        var asset = (string)(await own.Admin.PostAsync($"/api/v1/uploads/{begun["id"]}/finish", new { }))["asset"]!;
        var key = own.Admin.Client.DefaultRequestHeaders.Authorization;
        await own.StopAsync();
        await own.StartAsync();
        using var client = own.Stranger();
        client.DefaultRequestHeaders.Authorization = key;
        var again = new Person("admin", client);
        await Eventually.Holds(
            "the asset is ingested after all",
            async () => (await again.GetAsync($"/api/v1/assets/{asset}"))["state"]!.ToString() == "awaitingApproval",
            TimeSpan.FromSeconds(60));
    }

    private async Task RefusedAsync(string file, params string[] codes)
    {
        var asset = await signage.Admin.UploadAsync(file);
        asset["state"]!.ToString().ShouldBe("refused", asset.ToJsonString());
        codes.ShouldContain(asset["refusal"]!["code"]!.ToString());
        asset["refusal"]!["text"]!.ToString().ShouldNotBeNullOrWhiteSpace();
        asset["renditions"]!.AsArray().ShouldBeEmpty();
    }

    private async Task Served(JsonNode rendition)
    {
        var sha256 = rendition["sha256"]!.ToString();
        var whole = await signage.Admin.Client.GetAsync($"/media/{sha256}", Stop);
        whole.Headers.ETag!.Tag.ShouldBe($"\"{sha256}\"");
        whole.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        var bytes = await whole.Content.ReadAsByteArrayAsync(Stop);
        Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(sha256);

        using var part = new HttpRequestMessage(HttpMethod.Get, $"/media/{sha256}");
        part.Headers.Range = new RangeHeaderValue(100, 199);
        var answer = await signage.Admin.Client.SendAsync(part, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(bytes[100..200]);
        using var stranger = signage.Stranger();
        (await Installation.ProblemOf(await stranger.GetAsync($"/media/{sha256}", Stop))).ShouldBe("401 not-signed-in");
    }

    private static async Task<string> HashOf(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, Stop)));
}
