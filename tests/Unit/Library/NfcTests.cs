using System.Text;
using Shouldly;
using Signage.Scheduler.Library;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Library;

/// <summary>Canonical composition, in words and against an independent implementation (Python's).</summary>
public sealed class NfcTests
{
    [Theory]
    [InlineData("caf\u0065\u0301", "caf\u00E9", "a letter and its mark are one")]
    [InlineData("caf\u00E9", "caf\u00E9", "what is composed stays")]
    [InlineData("\u0071\u0307\u0323", "\u0071\u0323\u0307", "marks come in the order of their class")]
    [InlineData("\u0075\u0308\u030C", "\u01DA", "a vowel of pinyin with two marks")]
    [InlineData("\u006D\u0300", "\u006D\u0300", "there is no such letter in one")]
    [InlineData("\uF9B5", "\u4F8B", "a compatibility ideograph is the one that it stands for")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C", "Hangul")]
    [InlineData("\u0915\u093C", "\u0915\u093C", "one that is not made again")]
    [InlineData("\u0F40\u0F72", "\u0F40\u0F72", "Tibetan is not touched")]
    [InlineData("\u0041\u030A\u0041\u0301", "\u00C5\u00C1", "each letter takes its own")]
    [InlineData("\u0301", "\u0301", "a mark alone")]
    [InlineData("不轻信😀", "不轻信😀", "Chinese and emoji are as they were")]
    [InlineData("", "", "nothing")]
    public void Text_is_composed(string text, string composed, string why) => Nfc.Compose(text).ShouldBe(composed, why);

    // Every character by itself, after a letter, before a mark and between two marks.
    private const string Python = """
        import unicodedata as u
        for c in range(0x110000):
            if 0xD800 <= c <= 0xDFFF or u.category(chr(c)) == "Cn": continue
            x = chr(c)
            for t in (x, "a" + x + "\u0301", x + "\u0301", x + "\u0323\u0307", "\u1100\u1161" + x):
                made = u.normalize("NFC", t)
                if t != made or c % 97 == 0:
                    print("=".join(" ".join(f"{ord(p):X}" for p in s) for s in (t, made)))
        """;

    [Fact]
    public async Task Every_character_is_composed_as_python_does()
    {
        var told = await Tool.Run("python3", ["-c", Python]);
        told.Exit.ShouldBe(0, told.All);
        var lines = told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(10_000);

        lines.Where(line => Read(line.Split('=')[1]) != Nfc.Compose(Read(line.Split('=')[0]))).Take(5).ShouldBeEmpty();
    }

    private static string Read(string hex) =>
        string.Concat(hex.Split(' ').Select(h => new Rune(Convert.ToInt32(h, 16)).ToString()));
}
