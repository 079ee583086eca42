using Shouldly;
using Signage.Player.Running;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Running;

public sealed class LocalPlaylistFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_playlist_that_breaks_the_schema_is_refused_with_path_and_reason()
    {
        var path = _folder.Write("my.json", """
            {"format":"signage-playlist-1","from":"2026-11-24T00:00:00.000Z",
            "until":"2026-11-23T00:00:00.000Z",
             "files":[]}
            """);

        var refusal = Should.Throw<PlayerRefusalException>(() => LocalPlaylist.Read(path));

        refusal.Message.ShouldContain("$.until: must be after from");
        refusal.Message.ShouldContain("播出单有误");
    }

    [Fact]
    public void A_file_that_is_no_json_is_refused() =>
        Should.Throw<PlayerRefusalException>(() =>
            LocalPlaylist.Read(_folder.Write("my.json", "hello"))).Message.ShouldContain("$");

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Should.Throw<PlayerRefusalException>(() =>
            LocalPlaylist.Read(_folder.At("none.json"))).Message.ShouldContain("none.json");

    [Fact]
    public void A_folder_has_one_owner()
    {
        using var first = PlayerFolder.Open(_folder.At("p"));

        Should.Throw<PlayerRefusalException>(() => PlayerFolder.Open(_folder.At("p"))).Message.ShouldContain("正在使用");
    }

    [Theory]
    [InlineData("--size", "12")]
    [InlineData("--fps", "0")]
    [InlineData("--screen", "tv")]
    [InlineData("--speaker", "horn")]
    public async Task A_wrong_option_is_refused_with_exit_code_2(string option, string value)
    {
        var playlist = _folder.Write("my.json", """
            {"format":"signage-playlist-1","from":"2026-11-24T00:00:00.000Z",
            "until":"2026-11-25T00:00:00.000Z",
             "files":[]}
            """);

        (await Signage.Player.Program.Main(
            ["--folder", _folder.At("p"), "--playlist", playlist, option, value])).ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();
}
