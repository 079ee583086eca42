namespace Signage.Cli.Programs;

/// <summary>The product's own folder, which <c>./signage</c> names.</summary>
internal static class Home
{
    internal static string Folder =>
        Environment.GetEnvironmentVariable("SIGNAGE_HOME") is { Length: > 0 } home ? home
            : Directory.GetCurrentDirectory();

    internal static string Samples => Path.Combine(Folder, "content", "samples");
}
