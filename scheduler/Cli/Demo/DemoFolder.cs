namespace Signage.Cli.Demo;

/// <summary>The demo's folder and its one owner.</summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly FileStream _owner;
    private readonly bool _temporary;

    private DemoFolder(string path, FileStream owner, bool temporary)
    {
        Path = path;
        _owner = owner;
        _temporary = temporary;
    }

    internal string Path { get; }

    internal string Scheduler => In("scheduler");

    /// <summary>What an administrator keeps off the server: the root key, and here the demo's own users too.</summary>
    internal string Admin => In("admin");

    internal string RootKey => System.IO.Path.Combine(Admin, "root.key");

    internal string StateFile => System.IO.Path.Combine(Admin, "demo.json");

    internal string Logs => In("logs");

    internal string PlayerOf(string endpoint) => In(System.IO.Path.Combine("players", endpoint));

    internal string KeyOf(string reviewer) => System.IO.Path.Combine(Admin, $"{reviewer}.key");

    internal string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Opens the folder; a second owner is refused by an <see cref="IOException"/> with a message for
    /// people.</summary>
    internal static DemoFolder Open(string path, bool temporary)
    {
        Directory.CreateDirectory(path);
        try
        {
            var owner = new FileStream(System.IO.Path.Combine(path, ".owner"), FileMode.OpenOrCreate,
                FileAccess.ReadWrite, FileShare.None);
            var folder = new DemoFolder(path, owner, temporary);
            Directory.CreateDirectory(folder.Admin);
            return folder;
        }
        catch (IOException e)
        {
            throw new IOException($"Another demo runs in {path}. Stop it first (Ctrl-C in its window).", e);
        }
    }

    public void Dispose()
    {
        _owner.Dispose();
        if (_temporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
