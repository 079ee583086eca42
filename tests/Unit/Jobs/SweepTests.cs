using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Signage.Scheduler.Access;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

public sealed class SweepTests(Installation signage) : IClassFixture<Installation>
{
    private static readonly Instant Now = SystemClock.Instance.GetCurrentInstant();
    private static readonly Duration Old = SweepJob.Abandoned + Duration.FromHours(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DataFolder Folder => signage.Services.GetRequiredService<DataFolder>();

    //                     began        last bytes    kept
    [Theory]
    [InlineData("u-fresh", false, false, true)]
    [InlineData("u-slow", true, false, true)]
    [InlineData("u-never", true, null, false)]
    [InlineData("u-left", true, true, false)]
    public async Task An_upload_that_nobody_goes_on_with_for_a_week_is_cleared(
        string id, bool begunLongAgo, bool? touchedLongAgo, bool kept)
    {
        var file = Path.Combine(Folder.Uploads, id);
        if (touchedLongAgo is { } touched)
        {
            await File.WriteAllTextAsync(file, "half", Stop);
            File.SetLastWriteTimeUtc(file, (touched ? Now - Old : Now).ToDateTimeUtc());
        }

        await AddAsync(new Upload
        {
            Id = id, FileName = "psa.mp4", Bytes = 100, Uploader = "admin", CreatedAt = begunLongAgo ? Now - Old : Now,
        });
        await SweepAsync();
        await using var db = Open();
        (await db.Set<Upload>().AnyAsync(u => u.Id == id, Stop)).ShouldBe(kept);
        File.Exists(file).ShouldBe(kept && touchedLongAgo is not null);
        (await db.Set<AuditEntry>().AnyAsync(a => a.What == "upload.abandon" && a.Subject == id, Stop)).ShouldBe(!kept);
    }

    [Fact]
    public async Task An_ingest_whose_job_was_lost_is_taken_up()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder.Uploads, "u-lost"), "no film at all", Stop);
        await AddAsync(new Asset
        {
            Id = "a-lost", Title = "Lost", Uploader = "admin", FileName = "lost.mp4", SourceFile = "u-lost",
            UploadedAt = Now,
        });
        await SweepAsync();
        await Eventually.Holds("it is refused as no film", async () =>
            (string?)(await signage.Admin.GetAsync("/api/v1/assets/a-lost"))["state"] == "refused");
    }

    [Fact]
    public async Task A_work_folder_that_a_kill_left_behind_goes()
    {
        Directory.CreateDirectory(Path.Combine(Folder.Media, "work", "a-gone"));
        await SweepAsync();
        Directory.Exists(Path.Combine(Folder.Media, "work", "a-gone")).ShouldBeFalse();
    }

    [Fact]
    public async Task Links_that_can_no_longer_be_used_go()
    {
        await AddAsync(new SignInLink { Hash = "old", UserId = "admin", ExpiresAt = Now - Old });
        await AddAsync(new SignInLink { Hash = "new", UserId = "admin", ExpiresAt = Now + Old });
        await SweepAsync();
        await using var db = Open();
        (await db.Set<SignInLink>().Where(l => l.Hash == "old" || l.Hash == "new").Select(l => l.Hash)
            .ToListAsync(Stop)).ShouldBe(["new"]);
    }

    private async Task SweepAsync()
    {
        await using var scope = signage.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SweepJob>().RunAsync(Stop);
    }

    private async Task AddAsync(object entity)
    {
        await using var db = Open();
        db.Add(entity);
        await db.SaveChangesAsync(Stop);
    }

    private SignageDb Open() => signage.Services.GetRequiredService<IDbContextFactory<SignageDb>>().CreateDbContext();
}
