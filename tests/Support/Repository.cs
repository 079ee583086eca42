namespace Signage.Tests.Support;

/// <summary>The working copy that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Full path of the folder that holds <c>Signage.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of a file or folder in it.</summary>
    public static string At(string relative) => Path.Combine(Root, relative);

    /// <summary>Paths of the files that git tracks or would add, relative to the root, in ordinal order.</summary>
    public static async Task<IReadOnlyList<string>> Files()
    {
        var git = await Tool.Run("git", ["-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        return git.Exit == 0
            ? [.. git.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(f => File.Exists(At(f))).Distinct().Order(StringComparer.Ordinal)]
            : throw new InvalidOperationException($"git does not list the files: {git.Errors}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Signage.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Signage.sln above {AppContext.BaseDirectory}.");
    }
}
