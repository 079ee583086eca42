using Shouldly;
using Xunit;

namespace Signage.Tests.Unit.Console;

/// <summary>Every bad input is answered over HTTP in the language that is asked for, and says what was wrong.</summary>
public sealed class BadInputTests(BadInput input) : IClassFixture<BadInput>
{
    //   the input, then what the Chinese sentence and the English one say of it
    public static TheoryData<string, string, string> Rows => new()
    {
        {
            "an mp3 that claims 45 minutes", "文件自称时长 44:59.991，实际解码为 0:02.0",
            "claims a length of 44:59.991 but decodes to 0:02.0"
        },
        { "a slogan with emoji", "含有表情符号 😀", "has emoji (😀)" },
        { "a text named .mp4", "不是可播放的视频、音频或图片", "no video, sound or picture" },
        { "an empty file", "文件没有内容", "has no content" },
        { "a truncated upload", "只收到 400 字节，应有 1000 字节", "400 of 1000 bytes" },
        {
            "a file over the limit", "有 2147483649 字节，最多 2147483648",
            "has 2147483649 bytes; at most 2147483648"
        },
        { "a video without pictures", "没有可显示的画面", "has no picture to show" },
        {
            "a slogan with a control character", "第 2 个字符是控制字符 U+0007",
            "Character 2 of the slogan is the control character U+0007"
        },
        {
            "a slogan of 10,000 characters", "有 10000 个字符，最多 500 个",
            "has 10000 characters; at most 500"
        },
        { "a booking that ends before it starts", "不能在 2001-02-03 结束", "cannot end on 2001-02-03" },
        { "a booking that targets nothing", "请至少选择一个终端", "Choose at least one endpoint" },
        {
            "a playlist that breaks the schema", "格式不对：$.from 处有误",
            "breaks the schema at $.from: it must be an instant"
        },
        { "an order that is altered", "播出令没有有效签名", "order has no good signature" },
        {
            "an order that is expired", "播出令 9 号已于 2026-01-02 08:00:00 过期",
            "order number 9 expired on 2026-01-02 08:00:00"
        },
        {
            "an order that is older", "播出令 6 号不比已持有的 7 号新",
            "order number 6 is not newer than number 7"
        },
        { "an approval by one person twice", "须由两位不同的审核员审核", "You approved this asset before" },
        {
            "an approval by the uploader", "须由上传人以外的两位审核员审核",
            "Whoever uploaded an asset may not approve it"
        },
        {
            "an approval by a stranger", "没有 wang 的受信任密钥的有效签名",
            "no good signature by a trusted key of wang"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task It_says_what_was_wrong_in_both_languages(string what, string zh, string en)
    {
        (await input.SayAsync(what, "zh-CN,zh;q=0.9")).ShouldContain(zh);
        (await input.SayAsync(what, "en-GB,en;q=0.9")).ShouldContain(en, Case.Sensitive);
    }
}
