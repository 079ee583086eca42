using Shouldly;
using Signage.Player.Speakers;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Speakers;

/// <summary>One broken speaker never stops the others, and comes back.</summary>
public sealed class SpeakerGroupFacts : IDisposable
{
    private static readonly short[] Block = [1, 2];

    private readonly Probe _sound = new();
    private readonly Probe _faulty = new();

    [Fact]
    public async Task One_that_breaks_is_left_out_said_closed_and_opened_anew()
    {
        using var group = new SpeakerGroup([("faulty", _faulty.Open), ("sound", _sound.Open)]);
        _faulty.Fault = "unplugged";

        group.Play(Block, default);
        group.Play(Block, default);

        group.Broken.ShouldBe(["faulty: 喇叭不可用，正在重试 / is out of order and tried again: unplugged"]);
        _sound.Played.ShouldBe(2);
        await Eventually.Holds("it is closed", () => _faulty.Closed == 1);

        _faulty.Fault = null;
        await Eventually.Holds("it is back", () =>
        {
            group.Settle();
            return !group.Broken.Any();
        });
        group.Play(Block, default);
        (_faulty.Played, _faulty.Opened, _sound.Played, _sound.Opened).ShouldBe((1, 2, 3, 1));
    }

    [Fact]
    public async Task One_that_cannot_be_opened_at_the_start_is_tried_again()
    {
        _faulty.Fault = "not there yet";
        using var group = new SpeakerGroup([("faulty", _faulty.Open), ("sound", _sound.Open)]);
        group.Play(Block, default);
        group.Broken.ShouldBe(["faulty: 喇叭不可用，正在重试 / is out of order and tried again: not there yet"]);
        _sound.Played.ShouldBe(1);

        _faulty.Fault = null;
        await Eventually.Holds("it is there", () =>
        {
            group.Settle();
            return !group.Broken.Any();
        });
    }

    [Fact]
    public void The_longest_lead_is_the_groups_and_underruns_add_up()
    {
        _sound.Lead = TimeSpan.FromMilliseconds(100);
        (_sound.Underruns, _faulty.Underruns) = (2, 3);
        using var group = new SpeakerGroup([("a", _sound.Open), ("b", _faulty.Open)]);
        group.Lead.ShouldBe(TimeSpan.FromMilliseconds(100));
        group.Underruns.ShouldBe(5);

        _faulty.Fault = "gone";
        group.Play(Block, default);
        group.Underruns.ShouldBe(5, "what was counted stays counted");
    }

    public void Dispose()
    {
        _sound.Dispose();
        _faulty.Dispose();
    }

    private sealed class Probe : ISpeaker
    {
        public volatile string? Fault;

        public int Opened { get; private set; }

        public int Played { get; private set; }

        public int Closed { get; private set; }

        public string Name => "probe";

        public TimeSpan Lead { get; set; }

        public long Underruns { get; set; }

        public Probe Open()
        {
            if (Fault is { } why)
                throw new IOException(why);
            Opened++;
            return this;
        }

        public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
        {
            if (Fault is { } why)
                throw new IOException(why);
            Played++;
        }

        public void Settle()
        {
        }

        public void Dispose() => Closed++;
    }
}
