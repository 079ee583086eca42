using System.Diagnostics;
using Shouldly;
using Signage.Cli.Programs;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Cli;

/// <summary>How our programs read their command lines, as processes of their own.</summary>
public sealed class CommandLineTests
{
    // program            arguments               exit  what stderr says, in both languages
    [Theory]
    [InlineData("Signage.Cli",       "nosuch",             2, "nosuch",                     "用法见 --help")]
    [InlineData("Signage.Cli",       "upload --bogus",     2, "There is no option --bogus", "没有选项 --bogus")]
    [InlineData("Signage.Cli",       "why",                2, "--endpoint",                 "--endpoint")]
    [InlineData("Signage.Scheduler", "--foldr /nowhere",   2, "--foldr",                    "--foldr")]
    [InlineData("Signage.Player",    "--bogus",            2, "--bogus",                    "--bogus")]
    public async Task What_is_not_known_is_refused_and_nothing_goes_to_stdout(
        string program, string arguments, int exit, string english, string chinese)
    {
        foreach (var (locale, words) in new[] { ("C", english), ("zh_CN.UTF-8", chinese) })
        {
            var (code, output, error) = await RunAsync(program, arguments, locale);
            (code, output).ShouldBe((exit, ""), error);
            error.ShouldContain(words);
        }
    }

    [Theory]
    [InlineData("Signage.Cli")]
    [InlineData("Signage.Scheduler")]
    [InlineData("Signage.Player")]
    public async Task Help_is_printed_and_nothing_is_started(string program)
    {
        var (code, output, _) = await RunAsync(program, "--help", "C");
        code.ShouldBe(0);
        output.ShouldContain("--help");
        output.ShouldNotContain("\"signIn\"", Case.Sensitive);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        string program, string arguments, string locale)
    {
        var path = Path.Combine(Repository.Root, "artifacts", "bin", program, "release", $"{program}.dll");
        var start = new ProcessStartInfo(Siblings.DotnetPath(), [path, .. arguments.Split(' ')])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = locale;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, (await output).Trim(), await error);
    }
}
