using System.Text;
using System.Text.Json;
using NodaTime;
using Shouldly;
using Signage.Content.Players;
using Signage.Content.Text;
using Xunit;

namespace Signage.Tests.Unit.Players;

/// <summary>What travels between player and scheduler besides notes and documents.</summary>
public sealed class MessageTests
{
    // type                     the message                                             what is said
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "PairRequest",   """{"code":"ABCD-EFGH"}""",        "$.key: is missing" },
        { "PairRequest",   """{"code":7,"key":"k"}""",        "$.code: must be text" },
        { "PairRequest",   """{"code":null,"key":"k"}""",        "$.code: must not be null" },
        { "PairRequest",   """{"code":"c","key":"k","root":"r"}""",        "$.root: is not a known field" },
        { "BatchAnswer",   """{"receipt":"r","gaps":[null]}""",        "$.gaps[0]: must not be null" },
        { "BatchAnswer",   """{"receipt":"r","gaps":[{"first":1}]}""",        "$.gaps[0].last: is missing" },
        { "BatchAnswer",   """{"receipt":"r","forks":["1"]}""",        "$.forks[0]: must be a whole number" },
        { "ApprovalNotes", """{"notes":"n"}""",        "$.notes: must be a list" },
        { "ApprovalNotes", """{}""",        "$.notes: is missing" },
        { "Heartbeat",          """{"at":"now","screen":"on","version":"1"}""",
                                "$.at: must be an instant like 2026-11-23T08:00:00.000Z, of the years 1970 to 2999" },
        { "Heartbeat",          """{"at":"2026-11-23T08:00:00.000Z","screen":"on","version":"1","levelDb":"loud"}""",
                                "$.levelDb: must be a number" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_message_is_refused_with_path_and_reason(string type, string message, string problem)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        var said = type switch
        {
            "PairRequest" => Read<PairRequest>(bytes),
            "BatchAnswer" => Read<BatchAnswer>(bytes),
            "ApprovalNotes" => Read<ApprovalNotes>(bytes),
            _ => Read<Heartbeat>(bytes),
        };
        said.ShouldBe(problem);
    }

    [Fact]
    public void In_a_message_a_note_that_is_not_there_may_be_null()
    {
        var read = WireJson.TryRead<PlayerState>(
            """
            {"now":"2026-11-23T08:00:00.000Z","trust":null,"stop":null,"order":null,"takeover":null,"watchedUntil":null,
             "endpoint":{"id":"school-radio","title":"校园广播","kind":"schoolRadio","width":null,"height":null}}
            """u8,
            out var state,
            out ReadProblem? problem);
        read.ShouldBeTrue(problem?.ToString());
        state!.Endpoint.Kind.ShouldBe(EndpointKind.SchoolRadio);
        state.Endpoint.Width.ShouldBeNull();
        state.Order.ShouldBeNull();
    }

    [Fact]
    public void What_a_newer_side_adds_is_passed_over_leniently()
    {
        var text = """{"receipt":"r","mood":"good"}""";
        JsonSerializer.Deserialize<BatchAnswer>(text, WireJson.Lenient)!.Receipt.ShouldBe("r");
        Read<BatchAnswer>(Encoding.UTF8.GetBytes(text)).ShouldBe("$.mood: is not a known field");
    }

    [Fact]
    public void A_heartbeat_is_written_without_what_is_not_known()
    {
        var beat = new Heartbeat { At = Instant.FromUtc(2026, 11, 23, 8, 0), Screen = "on", Version = "0.1.0" };
        JsonSerializer.Serialize(beat, WireJson.Options).ShouldBe(
            """{"at":"2026-11-23T08:00:00.000Z","on":[],"next":[],"screen":"on","missing":[],"""
            + "\"sequence\":0,\"receipted\":0,\"version\":\"0.1.0\"}");
    }

    [Fact]
    public void A_player_signs_these_bytes_to_log_in() =>
        Encoding.UTF8.GetString(Login.Message("p-0123456789abcdef", "n-1"))
            .ShouldBe("signage-login-1\np-0123456789abcdef\nn-1\n");

    [Theory]
    [InlineData(EndpointKind.LobbyTv, "\"lobbyTv\"")]
    [InlineData(EndpointKind.BusStopScreen, "\"busStopScreen\"")]
    [InlineData(EndpointKind.AtmVoice, "\"atmVoice\"")]
    public void Kinds_are_written_in_camel_case(EndpointKind kind, string written)
    {
        JsonSerializer.Serialize(kind, WireJson.Options).ShouldBe(written);
        JsonSerializer.Deserialize<EndpointKind>(written, WireJson.Options).ShouldBe(kind);
    }

    private static string? Read<T>(byte[] bytes)
        where T : class
    {
        WireJson.TryRead<T>(bytes, out _, out ReadProblem? problem);
        return problem?.ToString();
    }
}
