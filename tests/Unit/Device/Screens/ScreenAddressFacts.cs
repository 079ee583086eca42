using Shouldly;
using Signage.Player.Running;
using Signage.Player.Screens;
using Xunit;

namespace Signage.Tests.Unit.Device.Screens;

public sealed class ScreenAddressFacts
{
    // as given                                         kind        target
    public static TheoryData<string, string, string> Parts => new()
    {
        { "null",                                       "null",     "" },
        { "file:a?b.mp4",                               "file",     "a?b.mp4" },
        { "ddp://192.168.1.50:4048?order=grb&gamma=2.2", "ddp",     "//192.168.1.50:4048" },
        { "fb:/dev/fb0?region=0,0,192,32",              "fb",       "/dev/fb0" },
        { "ts:udp://239.1.1.1:5000?bitrate=4000",       "ts",       "udp://239.1.1.1:5000" },
        { "window:",                                    "window",   "" },
        { "window?x=5",                                 "window",   "" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_screen_is_a_kind_a_target_and_options(string text, string kind, string target)
    {
        var address = ScreenAddress.Parse(text);

        (address.Kind, address.Target).ShouldBe((kind, target));
    }

    // target                           default     host            port
    public static TheoryData<string, int?, string, int> Hosts => new()
    {
        { "ddp://192.168.1.50",         4048,       "192.168.1.50", 4048 },
        { "ddp://192.168.1.50:99/",     4048,       "192.168.1.50", 99 },
        { "ddp://led.local:99",         4048,       "led.local",    99 },
        { "ddp://[fd00::2]:99",         4048,       "fd00::2",      99 },
        { "ddp://[fd00::2]",            4048,       "fd00::2",      4048 },
        { "led-udp:10.0.0.7:6000",      null,       "10.0.0.7",     6000 },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_may_have_a_port(string text, int? otherwise, string host, int port) =>
        ScreenAddress.Parse(text).HostAndPort(otherwise).ShouldBe((host, port));

    // The name service throws at the longer one.
    [Fact]
    public void A_name_has_at_most_253_characters()
    {
        var longest = string.Join('.',
            new string('a', 63), new string('b', 63), new string('c', 63), new string('d', 61));

        ScreenAddress.Parse("ddp://" + longest).HostAndPort(1).Host.ShouldBe(longest);
        Should.Throw<PlayerRefusalException>(() => ScreenAddress.Parse($"ddp://{longest}d").HostAndPort(1))
            .Message.ShouldContain("应为 主机:端口");
        Should.Throw<PlayerRefusalException>(() => SpeakerNames.OpeningOf($"rtp:{longest}d:5004", "seed"))
            .Message.ShouldContain("不认识");
    }

    [Fact]
    public void Options_are_percent_decoded() =>
        ScreenAddress.Parse("sacn://multicast?source=%E4%BA%91%20LED").Word("source").ShouldBe("云 LED");

    [Fact]
    public void What_was_not_said_is_what_it_is_otherwise()
    {
        var address = ScreenAddress.Parse("ddp://led");

        address.Number("universe", 1, 9, 3).ShouldBe(3);
        address.Fraction("gamma", 0, 5, 1.5).ShouldBe(1.5);
        address.Choice("order", "rgb", "grb").ShouldBe("rgb");
        address.Switch("sync", otherwise: true).ShouldBeTrue();
        address.Numbers("region", 4, "X,Y,W,H").ShouldBeNull();
    }

    // what is wrong                            said in Chinese             and in English
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "tv",                                 "不认识",                   "is not known; preview, none, null, file:" },
        { "null:x",                             "null 后只能有选项",        "only options may follow null" },
        { "window:left",                        "window 后只能有选项",      "only options may follow window" },
        { "window?x=a",                         "x=a 应为",                 "x=a must be a whole number" },
        { "ts:239.1.1.1:5000",                  "应为 udp:// 或 rtp://",    "must be udp://HOST:PORT or rtp://HOST:PORT" },
        { "ts:udp://239.1.1.1",                 "应为 主机:端口",           "must be HOST:PORT" },
        { "feed:led.local:80",                  "应为 IP 地址:端口",        "must be IP:PORT" },
        { "feed:0.0.0.0",                       "应为 主机:端口",           "must be HOST:PORT" },
        { "null?a=1",                           "没有选项 a",               "there is no option a; known are -" },
        { "file:",                              "缺少路径",                 "the path is missing" },
        { "ddp:",                               "应为 主机:端口",           "must be HOST:PORT" },
        { "ddp://led:0",                        "应为 主机:端口",           "\"led:0\" must be HOST:PORT" },
        { "ddp://a b",                          "应为 主机:端口",           "\"a b\" must be HOST:PORT" },
        { "ddp://led?order",                    "应为 选项=值",             "\"order\" must be option=value" },
        { "ddp://led?order=",                   "应为 选项=值",             "\"order=\" must be option=value" },
        { "ddp://led?order=rgb&order=grb",      "选项 order 出现两次",      "the option order is given twice" },
        { "ddp://led?order=rgbw",               "应为 rgb、rbg、",          "order=rgbw must be one of rgb, rbg," },
        { "ddp://led?gamma=12",                 "应在 0.1 到 5 之间",       "gamma=12 must be from 0.1 to 5" },
        { "ddp://led?brightness=101",           "应为 0 到 100 的整数",     "brightness=101 must be a whole number" },
        { "ddp://led?rotate=45",                "应为 0、90、180、270 之一", "rotate=45 must be one of 0, 90" },
        { "ddp://led?from=here",                "应为本机的 IP 地址",       "from=here must be an IP address" },
        { "ddp://led?universe=1",               "没有选项 universe",        "known are brightness, from, gamma, order," },
        { "artnet://led?universe=32760",        "0 到 32731",               "a whole number from 0 to 32731" },
        { "sacn://multicast?universe=0",        "1 到 63963",               "a whole number from 1 to 63963" },
        { "sacn://led?ttl=2",                   "没有选项 ttl",             "there is no option ttl" },
        { "sacn://multicast?priority=201",      "0 到 200",                 "priority=201 must be a whole number" },
        { "sacn://multicast?cid=me",            "应为 UUID",                "cid=me must be a UUID" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_in_both_languages(string text, string chinese, string english)
    {
        var refusal = Should.Throw<PlayerRefusalException>(
            () => ScreenKinds.Open(["null", text], new ScreenSetting(192, 32, 25, null)));

        refusal.Message.ShouldStartWith($"--screen {text}: ");
        refusal.Message.ShouldContain(chinese);
        refusal.Message.ShouldContain(english);
    }

    [Fact]
    public void A_panel_that_takes_too_many_universes_is_refused() =>
        Should.Throw<PlayerRefusalException>(
            () => ScreenKinds.Open(["artnet://led"], new ScreenSetting(1280, 720, 25, null)))
            .Message.ShouldContain("921600 pixels take 5422 universes, at most 512");

    [Fact]
    public void There_is_one_window_only() =>
        Should.Throw<PlayerRefusalException>(
            () => ScreenKinds.Open(["window", "window:?x=5"], new ScreenSetting(192, 32, 25, null)))
            .Message.ShouldBe("--screen window:?x=5: 只能有一个窗口 / there can be one window only");

    [Fact]
    public void The_preview_and_none_are_no_screens_of_their_own() =>
        ScreenKinds.Open(["preview", "none"], new ScreenSetting(8, 8, 25, null)).ShouldBeEmpty();
}
