using System.Text;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Tests.Unit.Golden;
using Signage.Tests.Unit.Text;
using Xunit;

namespace Signage.Tests.Unit.Playlists;

/// <summary>
/// The one reader of playlists says what is wrong as path and reason, all of it at once where it can be.
/// </summary>
public sealed class PlaylistReaderTests
{
    private static readonly byte[] Good = GoldenSet.Read("playlist.json");

    public static TheoryData<string, string, bool> Rows => PlaylistRows.All;

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_wrong_playlist_is_refused_with_path_and_reason(string edit, string problem, bool schemaToo)
    {
        _ = schemaToo;
        Problems(JsonEdit.Apply(Good, edit)).ShouldContain(problem, edit);
    }

    [Fact]
    public void One_mistake_gives_one_sentence() =>
        Problems(JsonEdit.Apply(Good, "$.levels[0].volume = 101")).ShouldBe(["$.levels[0].volume: must be 0 to 100"]);

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        Problems(JsonEdit.Apply(Good, "$.title = 1 ; $.extra = 2 ; - $.from ; - $.cues[1].at")).ShouldBe(
        [
            "$.title: must be text",
            "$.cues[1].at: is missing",
            "$.extra: is not a known field",
            "$.from: is missing",
        ]);
        Problems(JsonEdit.Apply(Good, "$.tail.sound = \"x\" ; $.files[0].bytes = 0 ; $.levels[0].volume = -1"))
            .ShouldBe(
        [
            "$.files[0].bytes: must be at least 1",
            "$.levels[0].volume: must be 0 to 100",
            "$.tail.sound: must be the id of a loop",
        ]);
    }

    [Fact]
    public void At_most_fifty_mistakes_are_told()
    {
        var spans = string.Join(',', Enumerable.Repeat("""{"lane":"up"}""", 100));
        Problems(JsonEdit.Apply(Good, $"$.spans = [{spans}]")).Count.ShouldBe(50);
    }

    // the bytes                                                path and reason
    public static TheoryData<string, string> Broken => new()
    {
        { "",                                                   "$: is not valid JSON at line 1, position 1" },
        { "{",                                                  "$: is not valid JSON at line 1, position 2" },
        { "{\n \"format\": ,\n}",                               "$: is not valid JSON at line 2, position 12" },
        { "{} {}",                                              "$: is not valid JSON at line 1, position 4" },
        { "{\"a\":1,}",                                         "$: is not valid JSON at line 1, position 8" },
        { "// a comment\n{}",                                   "$: is not valid JSON at line 1, position 1" },
        { "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",           "$: is not valid JSON at line 1, position 17" },
        { "null",                                               "$: must not be null" },
        { "\"signage-playlist-1\"",                             "$: must be an object" },
        { "\uFEFF{}",               "$: begins with a byte order mark; save it as UTF-8 without one" },
        { "{\"\\ud800\":1}",                                    "$: has a field whose name is not valid text" },
        { "{\"title\":\"\\ud800\"}",                            "$.title: must be text" },
        { "{\"title\":\"a\",\"title\":\"b\"}",                  "$.title: is given twice" },
        { "{\"a\\nb\":1}",                                      "$.a\\nb: is not a known field" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_document_at_all_is_refused_in_plain_words(string text, string problem) =>
        Problems(Encoding.UTF8.GetBytes(text)).ShouldContain(problem, text);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Problems([.. "{\"title\":\""u8, 0xFF, .. "\"}"u8]).ShouldContain("$.title: must be text");

    [Fact]
    public void A_document_over_the_limit_is_refused_before_it_is_read() =>
        Problems(new byte[Playlist.MaxBytes + 1]).ShouldBe(["$: has 8388609 bytes, at most 8388608 are taken"]);

    [Fact]
    public void Every_cut_of_a_playlist_is_refused()
    {
        for (var length = 0; length < Good.Length; length += 7)
        {
            Playlist.TryRead(Good.AsSpan(0, length), out var playlist, out var problems).ShouldBeFalse();
            playlist.ShouldBeNull();
            problems.ShouldNotBeEmpty();
        }
    }

    // Edges of the ranges, from inside.
    public static TheoryData<string> Edges =>
    [
        "$.files[0].bytes = 9223372036854775807",
        "$.files[0].lengthMs = 86400000",
        "$.files[0].asset = \"a\"",
        "$.files[0].asset = \"0._-\"",
        "$.files[0].src = \"a..b/...c\"",
        "$.loops[0].ownShare = 0",
        "$.loops[0].slots[0].lengthMs = 1",
        "$.spans[1].from = \"2026-11-23T10:00:00.001Z\"",
        "$.cues[0].at = \"2026-11-23T06:44:10.000Z\"",
        "$.cues[0].at = \"2999-12-31T23:59:59.999Z\" ; $.cues[0].lengthMs = 86400000",
        "$.levels[0].volume = 0 ; $.levels[0].brightness = 100",
        "- $.tail",
        "$.triggers[0].interrupt = \"duck\"",
    ];

    [Theory]
    [MemberData(nameof(Edges))]
    public void What_is_just_within_its_range_is_taken(string edit) =>
        Problems(JsonEdit.Apply(Good, edit)).ShouldBeEmpty();

    // The edit                                      what a player says of it
    [Theory]
    [InlineData("$.shine = 3 ; $.files[0].hue = {}", "")]
    [InlineData("$.loops[0].slots[0].mood = \"glad\"", "")]
    [InlineData("$.files[0].bytes = 0", "$.files[0].bytes: must be at least 1")]
    [InlineData("- $.from", "$.from: is missing")]
    public void A_player_passes_over_fields_of_a_newer_version_and_nothing_else(string edit, string said)
    {
        var bytes = JsonEdit.Apply(Good, edit);

        Playlist.TryReadLeniently(bytes, out var playlist, out var problems).ShouldBe(said.Length == 0);

        string.Join("; ", problems).ShouldBe(said);
        (playlist is not null).ShouldBe(said.Length == 0);
        Problems(bytes).ShouldNotBeEmpty("one that is written by hand is refused");
    }

    private static List<string> Problems(byte[] bytes)
    {
        var taken = Playlist.TryRead(bytes, out var playlist, out var problems);
        (playlist is not null).ShouldBe(taken);
        (problems.Count == 0).ShouldBe(taken);
        return [.. problems.Select(p => p.ToString())];
    }
}
