using Signage.Tests.Support;

namespace Signage.Tests.Integration.Jobs;

/// <summary>Jobs in PostgreSQL, by configuration alone.</summary>
public sealed class PostgresJobTests : JobTests
{
    private PostgresCluster? _cluster;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    protected override async Task<string[]> StorageAsync()
    {
        _cluster = await PostgresCluster.StartAsync();
        return ["--jobs-postgres", _cluster.ConnectionString];
    }
}
