namespace Signage.Player.Running;

/// <summary>How this very program is started.</summary>
internal static class OwnProgram
{
    /// <summary>Its path and, where the command dotnet runs it, its own file behind that; null where the system does
    /// not say.</summary>
    public static IReadOnlyList<string>? Words => Environment.ProcessPath is not { } program ? null
        : Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, Environment.GetCommandLineArgs()[0]]
        : [program];
}
