using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Signage.Scheduler.Storage;

/// <summary>The database as <c>dotnet ef migrations add</c> sees it; no scheduler starts, no file is opened.</summary>
public sealed class DesignTimeDb : IDesignTimeDbContextFactory<SignageDb>
{
    public SignageDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SignageDb>().UseSqlite("Data Source=:memory:").Options);
}
