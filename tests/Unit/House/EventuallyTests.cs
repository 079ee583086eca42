using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.House;

/// <summary>What the tests themselves stand on.</summary>
public sealed class EventuallyTests
{
    [Fact]
    public async Task It_waits_until_the_condition_holds()
    {
        var asked = 0;
        await Eventually.Holds("asked three times", () => ++asked == 3);
        asked.ShouldBe(3);
    }

    [Fact]
    public async Task It_says_what_did_not_come_in_time()
    {
        var failure = await Should.ThrowAsync<TimeoutException>(
            () => Eventually.Holds("the radio is on air", () => false, TimeSpan.FromMilliseconds(50)));
        failure.Message.ShouldBe("Not within 0.05 s: the radio is on air.");
    }

    [Fact]
    public async Task It_tells_the_last_failure()
    {
        var failure = await Should.ThrowAsync<TimeoutException>(
            () => Eventually.Gives<string>(
                "an answer", () => throw new InvalidOperationException("not yet"), TimeSpan.Zero));
        failure.Message.ShouldBe("Not within 0 s: an answer. The last try ended with: not yet");
    }

    [Fact]
    public void A_folder_is_gone_afterwards()
    {
        string root;
        using (var folder = new TempFolder())
        {
            root = folder.Root;
            folder.Write("a/b.txt", "text");
            File.Exists(Path.Combine(root, "a", "b.txt")).ShouldBeTrue();
        }

        Directory.Exists(root).ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_at_its_deadline() =>
        await Should.ThrowAsync<TimeoutException>(
            () => Tool.Run("sleep", ["30"], within: TimeSpan.FromMilliseconds(100)));
}
