using System.Text;
using System.Text.Json;
using Shouldly;
using Signage.Content.Assets;
using Xunit;

namespace Signage.Tests.Unit.Assets;

public sealed class SloganDocumentTests
{
    private const string Start = """{"format":"signage-slogan-1","text":""";
    private const string Face = "must have 1 to 100 characters and no control character";

    // the document                                                     path and reason
    public static TheoryData<string, string> Wrong => new()
    {
        { "{}",                                                         "$.text: is missing" },
        { Start + "null}",                          "$.text: must not be null" },
        { Start + "7}",                             "$.text: must be text" },
        { Start + "\"\"}",                          "$.text: must not be empty" },
        { Start + "\"　 \"}",                       "$.text: must not be empty" },
        { Start + "\"a\\nb\"}",                     "$.text: has the control character U+000A at position 2" },
        { Start + "\"\\u0000\"}",                   "$.text: has the control character U+0000 at position 1" },
        { Start + "\"转账\\u0085\"}",               "$.text: has the control character U+0085 at position 3" },
        { Start + "\"ab\\u2028\"}",                 "$.text: has the control character U+2028 at position 3" },
        { Start + "\"011\\u202e69\"}",              "$.text: has the control character U+202E at position 4" },
        { Start + "\"\\u2066a\"}",                  "$.text: has the control character U+2066 at position 1" },
        { Start + "\"a\\ufffd\"}",                  "$.text: has a character that was broken on its way here" },
        { """{"format":"signage-slogan-2","text":"a"}""",               "$.format: must be \"signage-slogan-1\"" },
        { """{"text":"a","typeface":""}""",         $"$.typeface: {Face}" },
        { """{"text":"a","typeface":"a\u0000"}""",  $"$.typeface: {Face}" },
        { """{"text":"a","style":null}""",          "$.style: must not be null" },
        { """{"text":"a","style":{"colour":"red"}}""",                  "$.style.colour: must be #rrggbb" },
        { """{"text":"a","style":{"ground":"#12345"}}""",               "$.style.ground: must be #rrggbb" },
        { """{"text":"a","style":{"speed":-0.1}}""","$.style.speed: must be 0 to 8 band heights a second" },
        { """{"text":"a","style":{"speed":8.1}}""", "$.style.speed: must be 0 to 8 band heights a second" },
        { """{"text":"a","style":{"speed":1e999}}""",                   "$.style.speed: must be a number" },
        { """{"text":"a","style":{"size":3}}""",    "$.style.size: is not a known field" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_slogan_is_refused_with_path_and_reason(string document, string problem)
    {
        SloganDocument.TryRead(Encoding.UTF8.GetBytes(document), out _, out var problems).ShouldBeFalse();
        problems.Select(p => p.ToString()).ShouldContain(problem);
    }

    [Fact]
    public void A_slogan_of_ten_thousand_characters_is_refused()
    {
        var slogan = new SloganDocument { Text = new string('诈', 10_000) };
        slogan.Check().Single().ToString().ShouldBe("$.text: has 10000 characters, at most 500 are taken");
        (slogan with { Text = new string('诈', 500) }).Check().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("反诈 96110 😀")]
    [InlineData("e\u0301 stays as it was given")]
    [InlineData("\"quotes\", <tags> & 'more'")]
    [InlineData("𠮷")]
    public void What_was_written_is_read_to_the_character(string text)
    {
        var bytes = new SloganDocument { Text = text }.ToBytes();
        SloganDocument.TryRead(bytes, out var read, out _).ShouldBeTrue();
        read!.Text.ShouldBe(text);
        read.ToBytes().ShouldBe(bytes);
    }

    [Fact]
    public void A_slogan_that_leaves_its_style_out_has_the_usual_one()
    {
        SloganDocument.TryRead("""{"text":"反诈"}"""u8, out var slogan, out _).ShouldBeTrue();
        JsonSerializer.Serialize(slogan!.Style).ShouldBe(
            """{"Colour":"#ffd84a","Ground":"#8f1216","Speed":1.5,"Lines":null,"PauseMs":null}""");
        slogan.Typeface.ShouldBe(SloganDocument.DefaultTypeface);
    }
}
