using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Signage.Player.Speakers;
using Xunit;

namespace Signage.Tests.Unit.Device.Speakers;

/// <summary>
/// What was handed over with a time is at the device at that time, however the device's clock goes. Time is simulated:
/// <code>
/// handed over at   0 ms   10 ms   20 ms ...      each block to be heard 100 ms later
/// the device       asks every 10 ms of its own clock, and sounds what it got after its delay
/// </code>
/// </summary>
public sealed class DeviceFeedFacts
{
    private const int Block = 480;
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly DeviceFeed _feed;
    private readonly List<short> _heard = [];
    private int _next;

    public DeviceFeedFacts() => _feed = new DeviceFeed(_time);

    [Fact]
    public void A_stream_begins_to_the_frame_at_its_time_and_goes_through_bit_for_bit()
    {
        for (var i = 0; i < 50; i++)
            Step(put: i is >= 5 and < 30);

        // Put at 50 ms, due at 150 ms; what is asked for at 0 is heard at 30 ms.
        var begin = _heard.FindIndex(sample => sample != 0) / 2;
        begin.ShouldBe((150 - 30) * 48);
        Frames(begin, 25 * Block).ShouldBe(Enumerable.Range(1, 25 * Block));
        _feed.Underruns.ShouldBe(0);
    }

    [Fact]
    public void A_second_stream_begins_at_its_own_time()
    {
        for (var i = 0; i < 100; i++)
            Step(put: i is < 20 or (>= 60 and < 70));

        var first = _heard.FindIndex(sample => sample != 0) / 2;
        var second = _heard.FindIndex((first + 25 * Block) * 2, sample => sample != 0) / 2;
        (second - first).ShouldBe(600 * 48);
        _feed.Underruns.ShouldBe(0);
    }

    [Fact]
    public void A_presenter_that_stops_for_a_moment_is_an_underrun_and_the_rest_is_in_time_again()
    {
        for (var i = 0; i < 60; i++)
        {
            // Blocks 20 to 39 come in one heap at 40, each with the time that it had.
            if (i == 40)
            {
                for (var late = 20; late < 40; late++)
                    Put(Lead - TimeSpan.FromMilliseconds(10 * (40 - late)));
            }

            Step(put: i is < 20 or >= 40);
        }

        _feed.Underruns.ShouldBe(1);
        var frame = _heard.LastIndexOf((short)(45 * Block + 1)) / 2;
        Math.Abs(frame - (45 * 10 + 100 - 30) * 48).ShouldBeLessThan(48);
    }

    [Fact]
    public void A_device_that_holds_more_than_the_lead_is_late_but_has_no_hole()
    {
        for (var i = 0; i < 60; i++)
        {
            if (i is >= 5 and < 40)
                Put(Lead);
            Ask(TimeSpan.FromMilliseconds(250));
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        var begin = _heard.FindIndex(sample => sample != 0) / 2;
        Frames(begin, 35 * Block).ShouldBe(Enumerable.Range(1, 35 * Block));
        _feed.Underruns.ShouldBe(0);
    }

    [Theory]
    [InlineData(1.0005)]
    [InlineData(0.9995)]
    [InlineData(1.00005)]
    public void A_device_of_another_clock_is_followed_without_a_seam(double speed)
    {
        const int seconds = 120;
        var own = 0.0;
        for (var i = 0; i < seconds * 100; i++)
        {
            PutTone(i);
            _time.Advance(TimeSpan.FromMilliseconds(10));
            for (; own * 10 / speed < (i + 1) * 10; own++)
                Ask();
        }

        _feed.Underruns.ShouldBe(0);
        Math.Abs(_feed.Late).ShouldBeLessThan(0.015);
        var tone = _heard.Where((_, i) => i % 2 == 0).Skip(48_000).ToArray();
        var steepest = tone.Zip(tone.Skip(1), (a, b) => Math.Abs(a - b)).Max();
        steepest.ShouldBeLessThan((int)(10_000 * 2 * Math.PI * 440 / 48_000 * 1.02) + 2, "a seam is a jump");
    }

    [Fact]
    public void Nobody_waits_and_nothing_is_allocated()
    {
        var (block, period) = (new short[Block * 2], new short[Block * 2]);
        void Once()
        {
            _feed.Put(block, Lead);
            _feed.Fill(period, Delay);
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        for (var i = 0; i < 100; i++)
            Once();
        var (put, fill) = (0L, 0L);
        for (var i = 0; i < 100; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            _feed.Put(block, Lead);
            put += GC.GetAllocatedBytesForCurrentThread() - before;
            before = GC.GetAllocatedBytesForCurrentThread();
            _feed.Fill(period, Delay);
            fill += GC.GetAllocatedBytesForCurrentThread() - before;
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        put.ShouldBe(0);
        fill.ShouldBe(0);
    }

    private void Step(bool put)
    {
        if (put)
            Put(Lead);
        Ask();
        _time.Advance(TimeSpan.FromMilliseconds(10));
    }

    private void Put(TimeSpan ahead)
    {
        var block = new short[Block * 2];
        for (var i = 0; i < Block; i++)
            block[2 * i] = block[2 * i + 1] = (short)++_next;
        _feed.Put(block, ahead);
    }

    private void PutTone(int index)
    {
        var block = new short[Block * 2];
        for (var i = 0; i < Block; i++)
        {
            var value = Math.Sin(2 * Math.PI * 440 * (index * Block + i) / 48_000);
            block[2 * i] = block[2 * i + 1] = (short)(10_000 * value);
        }

        _feed.Put(block, Lead);
    }

    private void Ask(TimeSpan? delay = null)
    {
        var period = new short[Block * 2];
        _feed.Fill(period, delay ?? Delay);
        _heard.AddRange(period);
    }

    private IEnumerable<int> Frames(int from, int count) =>
        Enumerable.Range(from, count).Select(frame => (int)_heard[2 * frame]);
}
