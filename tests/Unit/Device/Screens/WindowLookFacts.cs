using Shouldly;
using Signage.Player.Screens;
using Signage.Player.Screens.Window;
using Xunit;

namespace Signage.Tests.Unit.Device.Screens;

public sealed class WindowLookFacts
{
    // as given                                 x       y       width   height  full    borderless
    public static TheoryData<string, int?, int?, int, int, bool, bool> Looks => new()
    {
        { "window",                             null,   null,   192,    32,     false,  false },
        { "window?x=0&y=40",                    0,      40,     192,    32,     false,  false },
        { "window:?w=1920&h=320&borderless=1",  null,   null,   1920,   320,    false,  true },
        { "window?fullscreen=1",                null,   null,   192,    32,     true,   false },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public void A_look_is_read_and_reaches_the_windows_process(
        string text, int? x, int? y, int width, int height, bool fullscreen, bool borderless)
    {
        var look = WindowLook.Read(ScreenAddress.Parse(text), new ScreenSetting(192, 32, 25, null));

        look.ShouldBe(new WindowLook(x, y, width, height, fullscreen, borderless));
        WindowLook.OfWords(look.ToWords()).ShouldBe(look);
    }

    [Fact]
    public void A_picture_is_seen_by_both_sides()
    {
        using var mine = SharedPicture.Make(16, out var path);
        using var theirs = SharedPicture.Open(path, 16);
        File.Delete(path);

        mine.Bytes[5] = 7;

        theirs.Bytes[5].ShouldBe((byte)7);
    }
}
