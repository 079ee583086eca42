using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Signage;

/// <summary>
/// How each of our programs reads its command line: what it does not know is refused and never taken for a value.
/// </summary>
internal static class StrictCommandLine
{
    private const int Usage = 2;

    /// <summary>Runs the command; a wrong command line is told on stderr and gives 2.</summary>
    internal static async Task<int> RunAsync(RootCommand root, string[] args, InvocationConfiguration invocation)
    {
        UserLanguage.Use();
        RefuseOptionsAsValues(root);
        var parsed = root.Parse(args);
        if (parsed.Action is not ParseErrorAction wrong)
        {
            return await parsed.InvokeAsync(invocation);
        }

        wrong.ShowHelp = false;
        invocation.Output = invocation.Error;
        await parsed.InvokeAsync(invocation);
        await invocation.Error.WriteLineAsync(UserLanguage.Pick("用法见 --help。", "See --help."));
        return Usage;
    }

    private static void RefuseOptionsAsValues(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(RefuseOptions);
        }

        foreach (var option in command.Options)
        {
            option.Validators.Add(RefuseOptions);
        }

        foreach (var inner in command.Subcommands)
        {
            RefuseOptionsAsValues(inner);
        }
    }

    private static void RefuseOptions(SymbolResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            result.AddError(UserLanguage.Pick($"没有选项 {token.Value}。", $"There is no option {token.Value}."));
        }
    }
}
