using System.CommandLine;

namespace Signage.Cli.Operator;

/// <summary>Which endpoints: those that match every list that is given.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string[]> _endpoints = Of("--endpoint", "Endpoints by id.");
    private readonly Option<string[]> _kinds = Of("--kind", "Endpoint kinds, such as lobbyTv.");
    private readonly Option<string[]> _venues = Of("--venue", "Venues by id.");
    private readonly Option<string[]> _townships = Of("--township", "Townships.");
    private readonly Option<string[]> _departments = Of("--department", "Departments.");

    internal TargetOptions(Command command)
    {
        foreach (var option in new[] { _endpoints, _kinds, _venues, _townships, _departments })
        {
            command.Options.Add(option);
        }
    }

    internal object Read(ParseResult parsed) => new
    {
        Endpoints = parsed.GetValue(_endpoints),
        Kinds = parsed.GetValue(_kinds),
        Venues = parsed.GetValue(_venues),
        Townships = parsed.GetValue(_townships),
        Departments = parsed.GetValue(_departments),
    };

    private static Option<string[]> Of(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
}
