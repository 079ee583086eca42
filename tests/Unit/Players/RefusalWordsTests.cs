using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Scheduler.Players;
using Signage.Scheduler.Texts;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Players;

/// <summary>What players refuse is read in the reader's language.</summary>
public sealed class RefusalWordsTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    //      code and arguments, then zh, then en
    public static TheoryData<string, string, string, string> Said => new()
    {
        {
            "note-older", "order|1|2",
            "播出令 1 号不比已持有的 2 号新。",
            "The order number 1 is not newer than number 2, which is held."
        },
        {
            "note-unsigned", "stop",
            "停播单没有有效签名，可能被改动过。",
            "The stop list has no good signature; it may have been altered."
        },
        {
            "note-expired", "order|9|2026-11-23T08:00:00.000Z",
            "播出令 9 号已于 2026-11-23 16:00:00 过期。",
            "The order number 9 expired on 2026-11-23 16:00:00."
        },
        {
            "approval-tooFew", "短片|1|2",
            "“短片”只有 1 人审核，须有 2 人。",
            "“短片” has 1 of 2 approvals."
        },
        {
            "file-altered", "短片|" + Hash,
            "“短片”收到的内容与文件名 0123456789ab… 不符。",
            "“短片”: the file 0123456789ab… came with other bytes than its name says."
        },
        {
            "playlist-schema", Hash + "|$.loops|is missing",
            "播出单 0123456789ab… 格式不对：$.loops 处有误（is missing）。",
            "The playlist 0123456789ab… breaks the schema at $.loops: it is missing."
        },
        {
            "note-older", "order",
            "播出令  号不比已持有的  号新。",
            "The order number  is not newer than number , which is held."
        },
        {
            "from-the-future", "x",
            "It was refused.",
            "It was refused."
        },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void A_refusal_is_said_in_both_languages(string code, string args, string zh, string en)
    {
        var refusal = new PlayerRefusal(code, args.Split('|'));
        RefusalWords.Say(refusal, "It was refused.", Language.Chinese).ShouldBe(zh);
        RefusalWords.Say(refusal, "It was refused.", Language.English).ShouldBe(en);
    }

    [Fact]
    public void Each_code_of_a_player_has_its_words() =>
        PlayerRefusal.Codes.Where(c => !MessageTexts.All.ContainsKey($"player-{c}")).ShouldBeEmpty();

    [Fact]
    public void A_player_that_sends_no_code_is_quoted() =>
        RefusalWords.Say(null, "Order 1 is older.", Language.Chinese).ShouldBe("Order 1 is older.");

    [Fact]
    public async Task The_api_says_it_in_the_language_that_is_asked_for()
    {
        var player = await county.PlayerAsync(SmallCounty.Tv, "refusing");
        var beat = new Heartbeat
        {
            At = SystemClock.Instance.GetCurrentInstant(), Screen = "on", Version = "1",
            Refused = "Order 1 is older than number 2, which is held.",
            Refusal = new PlayerRefusal("note-older", ["order", "1", "2"]),
        };
        (await player.Client.PostAsJsonAsync("/player/v1/heartbeat", beat, WireJson.Options)).EnsureSuccessStatusCode();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/endpoints");
        request.Headers.AcceptLanguage.ParseAdd("zh");
        var answer = await county.Operator.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var tv = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!.AsArray()
            .Single(e => (string)e!["id"]! == SmallCounty.Tv)!;
        tv["refused"]!.ToString().ShouldBe("播出令 1 号不比已持有的 2 号新。");
        tv["refusal"]!["code"]!.ToString().ShouldBe("note-older");
    }
}
