using System.Text.Json.Nodes;
using Shouldly;
using Signage.Player.Doctor;
using Signage.Player.Running;
using Signage.Tests.Support;
using Signage.Tests.Unit.Device.Link;
using Xunit;

namespace Signage.Tests.Unit.Device.Doctor;

/// <summary>The self-test says what works, a line each, and never breaks by what does not.</summary>
public sealed class DoctorFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task On_a_machine_with_all_that_is_asked_for_it_is_content_and_leaves_nothing_behind()
    {
        var (ok, lines, checks) = await ExamineAsync(Options(["null", $"file:{_folder.At("o/out.mp4")}"], ["null"]));

        ok.ShouldBeTrue(string.Join('\n', lines));
        foreach (var name in (string[])["ffmpeg", "clip", "mp3", "libsoxr", "font", "folder", "space", "journal"])
            ((string?)checks[name]!["state"]).ShouldBe("ok", name);
        lines.Length.ShouldBe(checks.Count + 2);
        Directory.Exists(_folder.At("p")).ShouldBeFalse();
        File.Exists(_folder.At("o/out.mp4")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_nobody_asked_for_is_a_note_and_no_fault()
    {
        var (ok, _, checks) = await ExamineAsync(Options(["none"], ["null"]));

        ok.ShouldBeTrue();
        foreach (var name in (string[])["framebuffer", "gpio", "serial", "sdl2", "alsa", "real-time", "pairing"])
            ((bool?)checks[name]!["needed"]).ShouldBe(false, name);
    }

    // what was asked for                           its check                       what is said of it
    [Theory]
    [InlineData("fb:/dev/no-such-display", "screen fb:/dev/no-such-display", "/dev/no-such-display")]
    [InlineData("led-serial:/dev/no-such-line", "screen led-serial:/dev/no-such-line", "/dev/no-such-line")]
    [InlineData("file:/proc/no/out.mp4", "screen file:/proc/no/out.mp4", "不可写")]
    [InlineData("tv", "screen tv", "不认识")]
    [InlineData("null?colour=1", "screen null?colour=1", "没有选项")]
    public async Task A_screen_that_does_not_open_is_broken_by_name(string screen, string check, string said)
    {
        var (ok, _, checks) = await ExamineAsync(Options([screen], ["none"]));

        ok.ShouldBeFalse();
        ((string?)checks[check]!["state"]).ShouldBe("broken");
        ((string?)checks[check]!["text"])!.ShouldContain(said);
    }

    [Theory]
    [InlineData("alsa:no_such_card", "speaker alsa:no_such_card", "no_such_card")]
    [InlineData("wav:/proc/no/out.wav", "speaker wav:/proc/no/out.wav", "不可写")]
    [InlineData("horn", "speaker horn", "不认识")]
    public async Task A_speaker_that_does_not_open_is_broken_by_name(string speaker, string check, string said)
    {
        var (ok, _, checks) = await ExamineAsync(Options(["none"], [speaker]));

        ok.ShouldBeFalse();
        ((string?)checks[check]!["state"]).ShouldBe("broken");
        ((string?)checks[check]!["text"])!.ShouldContain(said);
    }

    [Theory]
    [InlineData("serial:/dev/no-such-line:0x01:0x00", "/dev/no-such-line")]
    [InlineData("cec:/dev/no-such-cec", "cec-ctl")]
    public async Task A_power_switch_that_does_not_open_is_broken_by_name(string power, string said)
    {
        var options = Options(["none"], ["null"]) with { Power = PowerOptions.None with { Switches = [power] } };
        var (ok, _, checks) = await ExamineAsync(options);

        ok.ShouldBeFalse();
        ((string?)checks["power " + power]!["state"]).ShouldBe("broken");
        ((string?)checks["power " + power]!["text"])!.ShouldContain(said);
    }

    [Fact]
    public async Task An_icecast_password_is_not_said()
    {
        var (ok, lines, _) = await ExamineAsync(Options(["none"], ["icecast:http://source:hush@127.0.0.1:9/horn"]));

        ok.ShouldBeFalse();
        string.Join('\n', lines).ShouldNotContain("hush");
    }

    [Fact]
    public async Task A_scheduler_that_is_gone_is_a_fault_and_one_that_knows_the_player_is_none()
    {
        await using var scheduler = await FakeScheduler.StartAsync();
        var url = scheduler.Url;
        await using (var player = new RunningPlayer(_folder.At("p"), url))
        {
            await player.Until("paired", status => (string?)status["link"] == "online");
            // While a player owns the folder.
            var (ok, lines, checks) = await ExamineAsync(Options(["null"], ["none"]));
            ok.ShouldBeTrue(string.Join('\n', lines));
            ((string?)checks["scheduler"]!["text"])!.ShouldContain(FakeScheduler.Endpoint);
        }
        await scheduler.DisposeAsync();

        var (still, _, later) = await ExamineAsync(Options(["null"], ["none"]));

        still.ShouldBeFalse();
        ((string?)later["scheduler"]!["text"])!.ShouldContain("cannot be reached");
        ((string?)later["journal"]!["state"]).ShouldBe("ok");
    }

    [Fact]
    public async Task A_damaged_journal_is_said_and_kept_as_it_is()
    {
        await using var scheduler = await FakeScheduler.StartAsync();
        await using (var player = new RunningPlayer(_folder.At("p"), scheduler.Url))
            await player.Until("it has written", status => (long)status["sequence"]! > 2);
        var segment = Directory.GetFiles(_folder.At("p/journal")).Single();
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[60] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);

        var (ok, _, checks) = await ExamineAsync(Options(["null"], ["none"]));

        ok.ShouldBeFalse();
        ((string?)checks["journal"]!["text"])!.ShouldContain("is damaged at byte");
        (await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_check_that_throws_or_hangs_is_a_verdict()
    {
        var stop = TestContext.Current.CancellationToken;
        var patience = TimeSpan.FromMilliseconds(50);
        var thrown = await Examination.LookAsync(
            Check.At("a", true, () => throw new InvalidOperationException("one\n  two")), patience, stop);
        using var never = new ManualResetEventSlim();
        var hung = await Examination.LookAsync(
            Check.At("b", true, () =>
            {
                never.Wait(stop);
                return Verdict.Ok("");
            }),
            patience, stop);
        never.Set();

        thrown.ShouldBe(Verdict.Broken("one two"));
        hung.Standing.ShouldBe(Standing.Broken);
        hung.Text.ShouldContain("no answer within 0.1 s");
    }

    [Fact]
    public void The_kernels_list_of_cards_is_read_as_speakers_are_named() =>
        LibraryChecks.CardsIn(
            """
             0 [PCH            ]: HDA-Intel - HDA Intel PCH
                                  HDA Intel PCH at 0xdf240000 irq 129
             1 [Device         ]: USB-Audio - USB Audio Device
                                  C-Media Electronics Inc. USB Audio Device
            """).ShouldBe(["alsa:hw:CARD=PCH (HDA Intel PCH)", "alsa:hw:CARD=Device (USB Audio Device)"]);

    [Fact]
    public async Task On_the_command_line_the_answer_is_the_exit_code()
    {
        (await Signage.Player.Program.Main(["--doctor", "--folder", _folder.At("p"), "--screen", "null"])).ShouldBe(0);
        (await Signage.Player.Program.Main(["--doctor", "--folder", _folder.At("p"), "--screen", "tv"])).ShouldBe(1);
    }

    [Fact]
    public async Task Without_any_program_beside_it_it_says_what_to_install()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var run = await Tool.Run(
            Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "/usr/bin/dotnet",
            [
                Repository.At($"artifacts/bin/Signage.Player/{build}/Signage.Player.dll"), "--doctor", "--folder",
                _folder.At("p"),
            ],
            environment: new Dictionary<string, string?>(StringComparer.Ordinal) { ["PATH"] = "/nonexistent" });

        run.Exit.ShouldBe(1, run.All);
        run.Output.ShouldContain("缺 missing    ffmpeg: 安装 / install: apt install ffmpeg");
        run.All.ShouldNotContain("   at ");
    }

    public void Dispose() => _folder.Dispose();

    private PlayerOptions Options(string[] screens, string[] speakers) => new()
    {
        Folder = _folder.Root + "/p", Screens = screens, Speakers = speakers, Width = 64, Height = 16,
        FramesPerSecond = 25,
    };

    private static async Task<(bool Ok, string[] Lines, JsonObject Checks)> ExamineAsync(PlayerOptions options)
    {
        await using var said = new StringWriter();
        var ok = await Examination.RunAsync(options, said, TestContext.Current.CancellationToken);
        var lines = said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var json = JsonNode.Parse(lines[^1])!;
        ((bool)json["ok"]!).ShouldBe(ok);
        lines.ShouldAllBe(line => !line.StartsWith("   at ", StringComparison.Ordinal));
        var checks = new JsonObject();
        foreach (var check in json["checks"]!.AsArray())
            checks[(string)check!["check"]!] = check.DeepClone();
        return (ok, lines, checks);
    }
}
