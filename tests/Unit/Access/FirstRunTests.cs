using Shouldly;
using Signage.Scheduler;
using Signage.Scheduler.Storage;
using Xunit;

namespace Signage.Tests.Unit.Access;

public sealed class FirstRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_is_printed_until_an_administrator_has_signed_in()
    {
        await using var signage = new Installation();
        await signage.StartAsync();
        var first = signage.FirstCode.ShouldNotBeNull();
        await signage.StopAsync();
        await signage.StartAsync();
        var second = signage.FirstCode.ShouldNotBeNull();
        second.ShouldNotBe(first);
        await signage.SignInAsync("admin", second);
        await signage.StopAsync();
        await signage.StartAsync();
        signage.FirstCode.ShouldBeNull();
    }

    [Fact]
    public async Task The_keys_are_for_their_owners_eyes_and_the_root_key_is_not_in_the_data_folder()
    {
        await using var signage = new Installation();
        await signage.StartAsync();
        var secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var file in new[] { signage.Root, signage.Folder.At("data/keys/scheduler.key") })
        {
            (OperatingSystem.IsWindows() ? secret : File.GetUnixFileMode(file)).ShouldBe(secret);
        }

        var root = await File.ReadAllTextAsync(signage.Root, Stop);
        foreach (var file in Directory.EnumerateFiles(signage.Folder.At("data/keys")))
        {
            (await File.ReadAllTextAsync(file, Stop)).ShouldNotContain(root.Trim());
        }
    }

    [Fact]
    public async Task A_data_folder_has_one_owner()
    {
        await using var signage = new Installation();
        await signage.StartAsync();
        var refused = await Should.ThrowAsync<StartRefusedException>(() => SchedulerHost.StartAsync(
            ["--folder", signage.Folder.At("data"), "--urls", "http://127.0.0.1:0"], Stop));
        refused.Message.ShouldContain("in use by another scheduler");
    }

    [Fact]
    public async Task A_taken_port_is_said_plainly()
    {
        await using var signage = new Installation();
        await signage.StartAsync();
        var refused = await Should.ThrowAsync<StartRefusedException>(() => SchedulerHost.StartAsync(
            ["--folder", signage.Folder.At("other"),
                "--admin-folder", signage.Folder.At("other-admin"),
                "--urls", signage.Url],
            Stop));
        refused.Message.ShouldContain("--urls");
    }
}
