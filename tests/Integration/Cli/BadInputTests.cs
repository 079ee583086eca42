using Shouldly;
using Signage.Cli.Demo;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Cli;

/// <summary>What is refused says why, in the user's language, and leaves nothing half done.</summary>
[Collection("main job")]
public sealed class BadInputTests(OperatorsDesk desk) : IClassFixture<OperatorsDesk>, IDisposable
{
    private const string Chinese = "zh_CN.UTF-8";
    private const string English = "en_GB.UTF-8";
    private const int Failed = 1;
    private readonly TempFolder _home = new();

    [Theory]
    [InlineData("text.mp4", Chinese, "文件内容不是可播放的视频、音频或图片，与文件名无关。")]
    [InlineData("text.mp4", English, "The content is no video, sound or picture that can be played, whatever its name")]
    [InlineData("empty.mp4", Chinese, "文件没有内容，请检查后重新选择。")]
    [InlineData("empty.mp4", English, "The file has no content.")]
    [InlineData("blind.mp4", Chinese, "文件按视频命名，但其中没有可显示的画面。")]
    [InlineData("blind.mp4", English, "The file is named as a video but has no picture to show.")]
    [InlineData("missing.mp4", Chinese, "没有文件 missing.mp4。")]
    [InlineData("missing.mp4", English, "There is no file missing.mp4.")]
    public async Task A_file_that_is_no_film(string name, string language, string sentence)
    {
        var terminal = desk.As(DemoPeople.Operator, language);
        await MakeAsync(terminal.Folder, name);

        await terminal.RefusesAsync(Failed, sentence, "upload", name);

        var approvable = (await desk.People.AsOperator.GetAsync("api/v1/assets", default)).AsArray()
            .Where(a => (string?)a!["title"] == Path.GetFileNameWithoutExtension(name))
            .Select(a => (string?)a!["state"]);
        approvable.ShouldAllBe(state => state == "refused");
    }

    [Theory]
    [InlineData("警惕\u0007刷单", Chinese, "标语第 3 个字符是控制字符")]
    [InlineData("警惕\u0007刷单", English, "Character 3 of the slogan is the control character")]
    [InlineData("10000", Chinese, "标语有 10000 个字符，最多")]
    [InlineData("10000", English, "The slogan has 10000 characters; at most")]
    public async Task A_slogan_that_no_screen_can_show(string text, string language, string sentence)
    {
        var before = await CountAsync("assets");
        var slogan = int.TryParse(text, out var length) ? new string('反', length) : text;

        await desk.As(DemoPeople.Operator, language).RefusesAsync(Failed, sentence, "upload", "--slogan", slogan);

        (await CountAsync("assets")).ShouldBe(before);
    }

    [Theory]
    [InlineData("2026-12-01", DemoEndpoint.BusLed, Chinese, "排期从 2026-12-02 开始，不能在 2026-12-01 结束。")]
    [InlineData("2026-12-01", DemoEndpoint.BusLed, English, "starts on 2026-12-02 and cannot end on 2026-12-01.")]
    [InlineData("2026-12-03", null, Chinese, "请至少选择一个终端、终端类型、点位、乡镇或部门。")]
    [InlineData("2026-12-03", null, English, "Choose at least one endpoint, kind, venue, township or department.")]
    public async Task A_booking_that_cannot_be(string last, string? endpoint, string language, string sentence)
    {
        var asset = await desk.SloganAsync($"排期试验{last}{language}");
        var before = await CountAsync("bookings");
        string[] target = endpoint is null ? [] : ["--endpoint", endpoint];

        await desk.As(DemoPeople.Operator, language).RefusesAsync(
            Failed, sentence, ["book", asset, "--first", "2026-12-02", "--last", last, .. target]);

        (await CountAsync("bookings")).ShouldBe(before);
    }

    [Theory]
    [InlineData(Chinese, "同一素材须由两位不同的审核员审核。")]
    [InlineData(English, "You approved this asset before; another person must be the second.")]
    public async Task An_approval_by_one_person_twice(string language, string sentence)
    {
        var (asset, reviewer) = (await desk.SloganAsync($"审核两次{language}"), DemoPeople.Reviewers[0]);
        await desk.ApproveAsync(reviewer, asset);

        await desk.As(reviewer, language).RefusesAsync(
            Failed, sentence, "approve", asset, "--key", desk.Folder.KeyOf(reviewer));

        (await ApprovalsAsync(asset)).ShouldBe(1);
    }

    [Theory]
    [InlineData("uploader-zh", Chinese, "素材须由上传人以外的两位审核员审核。")]
    [InlineData("uploader-en", English, "Whoever uploaded an asset may not approve it.")]
    public async Task An_approval_by_the_uploader(string user, string language, string sentence)
    {
        var own = await NewAsync(user, language, isTrusted: true, "operator", "reviewer");
        var asset = (string)(await own.DoesAsync("upload", "--slogan", $"自己审核{language}"))["id"]!;

        await own.RefusesAsync(Failed, sentence, "approve", asset, "--key", $"{user}.key");

        (await ApprovalsAsync(asset)).ShouldBe(0);
    }

    [Theory]
    [InlineData("stranger-zh", Chinese, "没有 stranger-zh 的受信任密钥的有效签名。")]
    [InlineData("stranger-en", English, "There is no good signature by a trusted key of stranger-en.")]
    public async Task An_approval_by_a_stranger(string user, string language, string sentence)
    {
        var own = await NewAsync(user, language, isTrusted: false, "reviewer");
        var asset = await desk.SloganAsync($"陌生人审核{language}");

        await own.RefusesAsync(Failed, sentence, "approve", asset, "--key", $"{user}.key");

        (await ApprovalsAsync(asset)).ShouldBe(0);
    }

    [Theory]
    [InlineData(Chinese, "尚未登录。", 2)]
    [InlineData(English, "Not signed in.", 2)]
    public async Task Somebody_who_has_not_signed_in(string language, string sentence, int exit)
    {
        await new Terminal(_home) { Language = language }.RefusesAsync(exit, sentence, "players");
    }

    [Theory]
    [InlineData(Chinese, "没有应答")]
    [InlineData(English, "does not answer")]
    public async Task A_scheduler_that_is_not_there(string language, string sentence)
    {
        await new Terminal(_home) { Language = language, As = ("http://127.0.0.1:9", "sgk_x") }
            .RefusesAsync(3, sentence, "players");
    }

    public void Dispose() => _home.Dispose();

    /// <summary>Somebody new with a key file in their folder, trusted or only handed in.</summary>
    private async Task<Terminal> NewAsync(string user, string language, bool isTrusted, params string[] roles)
    {
        var own = new Terminal(_home) { Language = language };
        await own.DoesAsync("login", await desk.LinkOfNewAsync(user, roles));
        await own.DoesAsync("key", "new", user, "--out", $"{user}.key");
        if (isTrusted)
        {
            await own.DoesAsync("key", "enroll", "--key", $"{user}.key");
            await desk.As("admin").DoesAsync("trust", "sign", "--root-key", desk.Folder.RootKey, "--add", user);
        }

        return own;
    }

    private static async Task MakeAsync(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        switch (name)
        {
            case "text.mp4":
                await File.WriteAllTextAsync(path, "这不是一部影片。\n");
                break;
            case "empty.mp4":
                await File.WriteAllBytesAsync(path, []);
                break;
            case "blind.mp4":
                var made = await Tool.Run("ffmpeg",
                    ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "sine=440:d=1", "-c:a", "aac", path]);
                made.Exit.ShouldBe(0, made.All);
                break;
        }
    }

    private async Task<int> CountAsync(string what) =>
        (await desk.People.AsOperator.GetAsync($"api/v1/{what}", default)).AsArray().Count;

    private async Task<int> ApprovalsAsync(string asset) =>
        (await desk.People.AsOperator.GetAsync($"api/v1/assets/{asset}", default))["approvals"]!.AsArray().Count;
}
