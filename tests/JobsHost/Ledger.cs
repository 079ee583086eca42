using System.Text;

namespace Signage.Tests.JobsHost;

/// <summary>A file of lines, each on the disk before the next is written, so that it outlives a kill.</summary>
public sealed class Ledger(string path) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);

    public void Add(string line)
    {
        lock (_lock)
        {
            _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _file.Dispose();
}
