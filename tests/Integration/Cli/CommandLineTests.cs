using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Cli;

/// <summary>A command line that is not understood is refused before anything happens.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const int Usage = 2;
    private readonly TempFolder _home = new();

    /// <summary>Every verb, with what it needs besides.</summary>
    public static TheoryData<string> Verbs =>
    [
        "scheduler", "player", "demo", "test", "soak", "bench demo", "bench jobs",
        "login http://127.0.0.1/signin?code=x", "key new li --out li.key", "key enroll --key li.key",
        "trust sign --root-key root.key", "upload psa.mp4", "approve a-1 --key li.key", "withdraw a-1 --reason x",
        "book a-1 --first 2026-11-24 --last 2026-11-25", "takeover a-1", "release t-1", "players", "airings",
        "player-restart tv-1", "player-log tv-1",
        "pack --from stick", "shows list", "shows add --csv shows.csv", "shows cancel show-1", "verify proof.zip",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_is_printed_and_nothing_is_started(string verb)
    {
        var terminal = new Terminal(_home);
        var run = await terminal.RunAsync([.. verb.Split(' ').TakeWhile(w => !w.Contains('-')).Take(2), "--help"]);

        run.Exit.ShouldBe(0, run.All);
        run.Output.ShouldContain("--help", Case.Sensitive, run.All);
        run.Errors.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(terminal.Folder).ShouldBeEmpty("nothing was started");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_misspelt_option_is_refused(string verb)
    {
        var terminal = new Terminal(_home);
        var run = await terminal.RunAsync([.. verb.Split(' '), "--bogus"]);

        run.Exit.ShouldBe(Usage, run.All);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain("--bogus", Case.Sensitive, run.All);
        Directory.EnumerateFileSystemEntries(terminal.Folder).ShouldBeEmpty("nothing was started");
    }

    [Fact]
    public async Task A_program_gets_all_its_words_however_many_and_however_often()
    {
        for (var i = 0; i < 10; i++)
        {
            var run = await new Terminal(_home).RunAsync(
                "player", "--folder", "屏", "--size", "64x16", "--fps", "25", "--screen", "null", "--speaker", "null",
                "--scheduler", "http://127.0.0.1:1", "--http-port", "99999");

            run.Exit.ShouldBe(Usage, run.All);
            run.Errors.ShouldContain("--http-port 99999");
        }
    }

    [Theory]
    [InlineData("en_GB.UTF-8", "See --help.", "nosuch")]
    [InlineData("en_GB.UTF-8", "There is no option --bogus.", "upload", "--bogus")]
    [InlineData("en_GB.UTF-8", "'--floder' was not matched", "scheduler", "--floder", "x")]
    [InlineData("en_GB.UTF-8", "--bogus", "player", "--folder", "x", "--bogus", "1")]
    [InlineData("en_GB.UTF-8", "There is no option --title.", "upload", "x.mp4", "--topic", "--title", "x")]
    [InlineData("en_GB.UTF-8", "See --help.")]
    [InlineData("zh_CN.UTF-8", "没有选项 --bogus。", "upload", "--bogus")]
    [InlineData("zh_CN.UTF-8", "用法见 --help。", "nosuch")]
    public async Task What_is_not_understood_is_said_in_the_users_language(
        string language, string sentence, params string[] arguments)
    {
        var run = await new Terminal(_home) { Language = language }.RunAsync(arguments);

        run.Exit.ShouldBe(Usage, run.All);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain(sentence, Case.Sensitive, run.All);
    }

    public void Dispose() => _home.Dispose();
}
