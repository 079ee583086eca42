namespace Signage.Tests.Integration.Jobs;

/// <summary>Jobs in a file beside the database, as installed.</summary>
public sealed class SqliteJobTests : JobTests
{
    protected override Task<string[]> StorageAsync() => Task.FromResult<string[]>([]);
}
