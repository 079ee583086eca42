using System.ComponentModel;
using Hangfire;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Signage.Hangfire.SQLite;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Texts;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

public sealed class TroubleTests
{
    public static TheoryData<string, Exception> Faults => new()
    {
        { "job-disk-full",       new IOException("No space left on device", 28) },
        { "job-disk-full",       new IOException("There is not enough space", unchecked((int)0x80070070)) },
        { "job-disk-full",       new DbUpdateException("", new SqliteException("database or disk is full", 13)) },
        { "job-database-busy",   new DbUpdateException("", new SqliteException("database is locked", 5)) },
        { "job-disk-full",       Stored(new SqliteException("database or disk is full", 13)) },
        { "job-database-busy",   Stored(new SqliteException("database is locked", 5)) },
        { "job-database-busy",   Stored(null) },
        { "job-not-permitted",   new UnauthorizedAccessException("Access to the path is denied.") },
        { "job-program-missing", new Win32Exception(2, "No such file or directory") },
        { "job-fault",           new IOException("The pipe broke") },
        { "job-fault",           new InvalidOperationException("a bug") },
    };

    private static BackgroundJobClientException Stored(Exception? cause) =>
        new("Background job creation failed.", new SqliteJobStorageException("jobs.db cannot be used.", cause));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_by_what_a_person_can_do_about_it(string code, Exception fault) =>
        Trouble.Of(fault).Code.ShouldBe(code);

    [Fact]
    public void It_keeps_what_the_system_said_but_no_more_than_fits_a_line()
    {
        Trouble.Of(new DbUpdateException("see inner", new SqliteException("disk is full", 13))).Detail
            .ShouldBe("SqliteException: disk is full");
        Trouble.Of(new InvalidOperationException(new string('x', 9000))).Detail.Length.ShouldBe(500);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void It_has_words_in_both_languages(string code, Exception fault)
    {
        var detail = Trouble.Of(fault).Detail;
        foreach (var language in new[] { Language.Chinese, Language.English })
        {
            MessageTexts.Detail(code, language, detail).ShouldContain(detail);
        }
    }
}
