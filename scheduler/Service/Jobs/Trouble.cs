using System.ComponentModel;
using Microsoft.Data.Sqlite;
using Signage.Hangfire.SQLite;

namespace Signage.Scheduler.Jobs;

/// <summary>Why a job's try failed; its words are in <c>texts.json</c>.</summary>
/// <param name="Code">Such as <c>job-disk-full</c>.</param>
/// <param name="Detail">What the system said.</param>
public sealed record Trouble(string Code, string Detail)
{
    private const int MaxDetail = 500;
    private const int LinuxNoSpace = 28;
    private const int WindowsNoSpace = unchecked((int)0x80070070);
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteFull = 13;

    public static Trouble Of(Exception fault)
    {
        var cause = fault;
        while (CodeOf(cause) is null && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        var said = $"{cause.GetType().Name}: {cause.Message}";
        return new Trouble(CodeOf(cause) ?? "job-fault", said.Length > MaxDetail ? said[..MaxDetail] : said);
    }

    private static string? CodeOf(Exception fault) => fault switch
    {
        IOException { HResult: LinuxNoSpace or WindowsNoSpace } => "job-disk-full",
        SqliteException { SqliteErrorCode: SqliteFull } => "job-disk-full",
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => "job-database-busy",
        SqliteJobStorageException { InnerException: null } => "job-database-busy",
        UnauthorizedAccessException => "job-not-permitted",
        Win32Exception => "job-program-missing",
        _ => null,
    };
}
