namespace Signage.Cli.Demo;

/// <summary>What the demo expected and did not see.</summary>
internal sealed class DemoFailure(string message) : Exception(message);
