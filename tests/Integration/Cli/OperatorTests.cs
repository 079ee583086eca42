using System.IO.Compression;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Cli.Demo;
using Signage.Cli.Operator;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Cli;

/// <summary>The operator's day from a terminal: each verb, as a process of its own, on a real scheduler.</summary>
[Collection("main job")]
public sealed class OperatorTests(OperatorsDesk desk) : IClassFixture<OperatorsDesk>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private static LocalDate Day =>
        SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;

    private static string Today => LocalDatePattern.Iso.Format(Day);

    // Midnight may come while the test runs.
    private static string Tomorrow => LocalDatePattern.Iso.Format(Day.PlusDays(1));

    private Terminal Operator => desk.As(DemoPeople.Operator);

    [Fact]
    public async Task A_reviewer_signs_in_makes_a_key_and_is_trusted()
    {
        using var home = new TempFolder();
        var own = new Terminal(home);
        var link = await desk.LinkOfNewAsync("reviewer-sun", "reviewer");
        ((string?)(await own.DoesAsync("login", link))["user"]).ShouldBe("reviewer-sun");
        await own.RefusesAsync(1, "", "login", link);

        var key = await own.DoesAsync("key", "new", "reviewer-sun", "--out", "sun.key");
        ((string?)key["key"]).ShouldStartWith("reviewer-sun+");
        await own.RefusesAsync(1, "never overwritten", "key", "new", "reviewer-sun", "--out", "sun.key");
        await own.DoesAsync("key", "enroll", "--key", "sun.key");
        var trust = await desk.As("admin").DoesAsync(
            "trust", "sign", "--root-key", desk.Folder.RootKey, "--add", "reviewer-sun");

        trust["reviewers"]!.AsArray().Select(r => (string?)r).ShouldContain("reviewer-sun");
        var asset = await desk.SloganAsync("新审核员的第一条标语");
        var view = await own.DoesAsync("approve", asset, "--key", "sun.key");
        view["approvals"]!.AsArray().Single()!["reviewer"]!.ToString().ShouldBe("reviewer-sun");
        await own.RefusesAsync(1, "This is not the root key", "trust", "sign", "--root-key", "sun.key",
            "--api-key", desk.As("admin").As!.Value.ApiKey);
    }

    [Fact]
    public async Task A_picture_is_uploaded_approved_booked_taken_over_released_and_withdrawn()
    {
        var uploaded = await Operator.DoesAsync(
            "upload", Repository.At("content/samples/image-1.png"), "--title", "终端海报", "--topic", "网上刷单");
        var asset = (string)uploaded["id"]!;
        ((string?)uploaded["state"]).ShouldBe("awaitingApproval");
        await desk.ApproveAsync(DemoPeople.Reviewers[0], asset);
        var approved = await desk.ApproveAsync(DemoPeople.Reviewers[1], asset);
        ((string?)approved["state"]).ShouldBe("approved");

        string[] booking = ["book", asset, "--kind", "lobbyTv", "--first", Today, "--last", Tomorrow, "--title", "海报"];
        var preview = await Operator.DoesAsync([.. booking, "--preview"]);
        preview["days"]!.AsArray().Count.ShouldBe(7);
        var booked = await Operator.DoesAsync(booking);
        booked["endpoints"]!.AsArray().Select(e => (string?)e).ShouldContain(DemoEndpoint.LobbyTv);

        var takeover = await Operator.DoesAsync(
            "takeover", asset, "--endpoint", DemoEndpoint.LobbyTv, "--minutes", "5");
        takeover["endpoints"]!.AsArray().Single()!.ToString().ShouldBe(DemoEndpoint.LobbyTv);
        await Operator.DoesAsync("release", (string)takeover["id"]!);
        await Operator.RefusesAsync(1, "", "release", "t-nothing");
        var withdrawn = await Operator.DoesAsync("withdraw", asset, "--reason", "电话有误");
        ((string?)withdrawn["state"]).ShouldBe("withdrawn");
    }

    [Fact]
    public async Task What_the_bus_shows_is_listed_packed_and_proven()
    {
        var ct = TestContext.Current.CancellationToken;
        var asset = await desk.SloganAsync("不轻信、不转账");
        await desk.ApproveAsync(DemoPeople.Reviewers[0], asset);
        await desk.ApproveAsync(DemoPeople.Reviewers[1], asset);
        await Operator.DoesAsync(
            "book", asset, "--endpoint", DemoEndpoint.BusLed, "--first", Today, "--last", Tomorrow);
        var bus = desk.Stage.Player(DemoEndpoint.BusLed);
        await bus.UntilAsync("the slogan, receipted", Patience, s => PlayerStatus.Plays(s, asset)
            && (long?)s["receipted"] > 2, ct);

        var players = await Operator.DoesAsync("players");
        players.AsArray().Single(p => (string?)p!["id"] == DemoEndpoint.BusLed)!["link"]!.ToString().ShouldBe("online");
        var airings = await Operator.DoesAsync("airings", "--endpoint", DemoEndpoint.BusLed);
        airings["rows"]!.AsArray().ShouldContain(r => (string?)r!["asset"] == asset);
        var csv = await Operator.DoesAsync("airings", "--endpoint", DemoEndpoint.BusLed, "--csv", "as-run.csv");
        var table = await File.ReadAllTextAsync(Path.Combine(Operator.Folder, (string)csv["file"]!), ct);
        table.ShouldContain("planned length (ms)");
        table.ShouldContain(asset);
        await Operator.RefusesAsync(1, "is not an instant", "airings", "--from", "yesterday");
        await PackAsync();
        await VerifyAsync(ct);
    }

    [Fact]
    public async Task A_halls_timetable_is_taken_from_a_file_listed_and_cancelled()
    {
        const string Hall = DemoEndpoint.Cinema;
        desk.Home.Write("here/shows.csv", $"\uFEFFhall,start,title\r\n{Hall},2099-12-01 19:30,流浪地球\r\n"
            + $"{Hall},2099-12-02T21:00,\"Wall, E\"\r\n");
        var added = await Operator.DoesAsync("shows", "add", "--csv", "shows.csv");
        added["shows"]!.AsArray().Count.ShouldBe(2);
        await Operator.DoesAsync("shows", "add", "--hall", Hall, "--start", "2099-12-03 10:00", "--title", "早场");

        var listed = (await Operator.DoesAsync("shows", "list", "--hall", Hall))["shows"]!.AsArray();
        listed.Select(s => $"{s!["start"]} {s["title"]}").ShouldBe([
            "2099-12-01T11:30:00.000Z 流浪地球", "2099-12-02T13:00:00.000Z Wall, E", "2099-12-03T02:00:00.000Z 早场"]);
        foreach (var show in listed)
        {
            await Operator.DoesAsync("shows", "cancel", (string)show!["id"]!);
        }

        await Operator.RefusesAsync(1, "There is nothing of this name.", "shows", "cancel", (string)listed[0]!["id"]!);
        desk.Home.Write("here/wrong.csv", $"{Hall},2099-12-01 19:30,好的\n{Hall},tonight,坏的\n");
        await desk.As(DemoPeople.Operator, "zh_CN.UTF-8").RefusesAsync(
            1, "第 2 行：开映时间“tonight”不正确", "shows", "add", "--csv", "wrong.csv");
        await Operator.RefusesAsync(2, "Give --csv FILE", "shows", "add", "--hall", Hall);
        (await Operator.DoesAsync("shows", "list"))["shows"]!.AsArray()
            .ShouldAllBe(s => (bool)s!["cancelled"]!, "all of a file or none of it");
    }

    private async Task PackAsync()
    {
        var stick = desk.Home.At("stick/.");
        await Operator.RefusesAsync(
            1, "is not a folder", "pack", "--endpoint", DemoEndpoint.BusLed, "--to", "no/stick");
        var pack = await Operator.DoesAsync("pack", "--endpoint", DemoEndpoint.BusLed, "--to", stick);
        File.Exists(Path.Combine((string)pack["pack"]!, "state.json")).ShouldBeTrue();
        var back = await Operator.DoesAsync("pack", "--from", stick);
        ((int)back["taken"]!).ShouldBe(0);
        desk.Home.Write("stick/journal/bad.batch", "no batch");
        var run = await Operator.RunAsync("pack", "--from", stick);
        run.Exit.ShouldBe(1, run.All);
        JsonNode.Parse(run.Output)!["refused"]!.AsArray().Count.ShouldBe(1);
    }

    private async Task VerifyAsync(CancellationToken ct)
    {
        var proof = desk.Home.Write("proof.zip", await desk.People.AsOperator.GetBytesAsync(
            $"api/v1/proof?endpoint={DemoEndpoint.BusLed}", ct));
        using var root = KeyCommands.Load(desk.Folder.RootKey);

        var pinned = await Operator.DoesAsync("verify", proof, "--root", root.Verifier.Text);
        ((bool)pinned["good"]!).ShouldBeTrue();
        ((string?)pinned["root"]).ShouldBe("pinned");
        ((long)pinned["receipted"]!).ShouldBeGreaterThan(2);
        var unpinned = await Operator.DoesAsync("verify", proof);
        ((string?)unpinned["root"]).ShouldBe("unpinned");

        await using (var zip = await ZipFile.OpenAsync(proof, ZipArchiveMode.Update, ct))
        {
            zip.Entries.First(e => e.FullName.StartsWith("receipts/", StringComparison.Ordinal)).Delete();
        }

        var bare = await Operator.RunAsync("verify", proof, "--root", root.Verifier.Text);
        ((long)JsonNode.Parse(bare.Output)!["receipted"]!).ShouldBe(0);
        bare.Errors.ShouldContain("no receipt fixes any of them");
        await Operator.RefusesAsync(1, "cannot be read", "verify", desk.Folder.RootKey);
        await Operator.RefusesAsync(2, "--root must be a verifier key", "verify", proof, "--root", "x");
    }
}
