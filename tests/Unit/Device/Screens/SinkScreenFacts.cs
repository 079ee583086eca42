using System.Collections.Concurrent;
using Shouldly;
using Signage.Player.Link;
using Signage.Player.Picture;
using Signage.Player.Screens;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Screens;

public sealed class SinkScreenFacts : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    private readonly PixelBuffer _picture = new(2, 1);
    private readonly ConcurrentQueue<SinkTurn> _turns = new();
    private readonly FakeSink _sink = new();

    [Fact]
    public async Task The_device_gets_the_picture_and_after_a_pause_gets_it_again()
    {
        _sink.Refresh = TimeSpan.FromMilliseconds(20);
        using var screen = Open();
        await Shown(screen, 7);

        await Eventually.Holds("it came again", () => _sink.Sent.Count(sent => sent == (7, 0)) >= 2);

        _sink.Sent.First().ShouldBe(((byte)7, 1));
    }

    [Fact]
    public async Task A_slow_device_gets_the_newest_and_is_told_how_many_it_stands_for()
    {
        using var screen = Open();
        _sink.Gate.Reset();
        await Shown(screen, 1);
        await Eventually.Holds("it is busy", () => _sink.IsBusy);
        for (byte value = 2; value <= 5; value++)
            Show(screen, value);

        _sink.Gate.Set();
        await Eventually.Holds("two were sent", () => _sink.Sent.Count == 2);

        _sink.Sent.Last().Value.ShouldBe((byte)5);
        _sink.Sent.Last().Showings.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task The_presenter_does_not_wait_for_a_device_that_hangs()
    {
        using var screen = Open();
        _sink.Gate.Reset();
        await Shown(screen, 1);
        await Eventually.Holds("it hangs", () => _sink.IsBusy);

        // Would not end if a showing waited for the device.
        for (var count = 0; count < 1000; count++)
            Show(screen, (byte)(count % 256));

        _sink.Sent.ShouldBeEmpty();
        _sink.Gate.Set();
    }

    [Fact]
    public async Task A_device_that_wants_every_showing_gets_those_without_a_change_too()
    {
        _sink.Refresh = TimeSpan.Zero;
        using var screen = Open();
        await Shown(screen, 9);

        await Eventually.Holds("all came", () =>
        {
            screen.Show(_picture, changed: false);
            return _sink.Sent.Sum(sent => sent.Showings) >= 10;
        });

        _sink.Sent.ShouldAllBe(sent => sent.Value == 9 && sent.Showings >= 1);
    }

    [Fact]
    public async Task A_device_that_nobody_looks_at_gets_nothing_and_then_what_is_on()
    {
        _sink.Wants = false;
        using var screen = Open();
        await Eventually.Holds("it is open", () => _sink.Opened == 1);
        for (byte value = 1; value <= 50; value++)
            Show(screen, value);
        _sink.Sent.ShouldBeEmpty();

        _sink.Wants = true;
        screen.Show(_picture, changed: false);

        await Eventually.Holds("it came", () => !_sink.Sent.IsEmpty);
        _sink.Sent.Last().Value.ShouldBe((byte)50);
    }

    [Fact]
    public async Task A_device_that_fails_is_said_once_tried_again_and_comes_back_by_itself()
    {
        _sink.FailingSends = 3;
        _sink.FailingOpens = 3;
        using var screen = Open();

        await Eventually.Holds("it works again", () =>
        {
            Show(screen, 6);
            return !_sink.Sent.IsEmpty && screen.Fault is null;
        });

        _sink.Opened.ShouldBe(7);
        _turns.Select(turn => turn.Fault is null).ShouldBe([false, true]);
        _turns.First().Fault.ShouldBe("fake: 输出中断，正在重试 / is out of order and tried again: no such device");
        _sink.Closed.ShouldBe(3);
    }

    [Fact]
    public async Task After_it_came_back_it_gets_the_picture_though_that_did_not_change()
    {
        using var screen = Open();
        await Shown(screen, 4);
        await Eventually.Holds("it was sent", () => !_sink.Sent.IsEmpty);
        _sink.FailingSends = 1;
        Show(screen, 5);

        await Eventually.Holds("the picture came after all", () =>
        {
            screen.Show(_picture, changed: false);
            return _sink.Sent.Last().Value == 5;
        });
    }

    [Fact]
    public async Task Until_it_was_steady_for_a_while_a_fault_stays()
    {
        _sink.FailingOpens = 1;
        using var screen = Open(steady: Never);
        await Shown(screen, 1);
        await Eventually.Holds("it was sent", () => !_sink.Sent.IsEmpty);

        screen.Fault.ShouldNotBeNull();
        _turns.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_broken_screen_does_not_stop_another()
    {
        _sink.FailingOpens = int.MaxValue;
        var other = new FakeSink();
        using var broken = Open();
        using var good = Open(other);

        await Eventually.Holds("the other goes on", () =>
        {
            Show(broken, 3);
            Show(good, 3);
            return other.Sent.Count >= 3;
        });

        good.Fault.ShouldBeNull();
        await Eventually.Holds("the fault is told", () => broken.Fault is not null);
    }

    [Fact]
    public async Task The_last_picture_still_goes_out_and_the_device_is_closed()
    {
        var screen = Open();
        await Shown(screen, 1);
        Show(screen, 2);

        screen.Dispose();

        _sink.Sent.Last().Value.ShouldBe((byte)2);
        _sink.Closed.ShouldBe(1);
        _turns.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_showing_allocates_nothing()
    {
        using var screen = Open();
        await Shown(screen, 1);
        for (var count = 0; count < 100; count++)
            Show(screen, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var count = 0; count < 1000; count++)
            Show(screen, (byte)(count % 256));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private SinkScreen Open(FakeSink? sink = null, TimeSpan steady = default) =>
        new("fake", 2, 1, (sink ?? _sink).Open, _turns.Enqueue,
            new SinkPatience(new Backoff(TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(5)), steady));

    /// <summary>Shows until the device, which is opened on a thread of its own, is there to take it.</summary>
    private async Task Shown(SinkScreen screen, byte value) =>
        await Eventually.Holds("the device takes a picture", () =>
        {
            Show(screen, value);
            return _sink.IsBusy || !_sink.Sent.IsEmpty;
        });

    private void Show(SinkScreen screen, byte value)
    {
        _picture.Bytes.Fill(value);
        screen.Show(_picture, changed: true);
    }

    public void Dispose() => _picture.Dispose();

    private sealed class FakeSink : ISink
    {
        private int _opened;

        public TimeSpan Refresh { get; set; } = Never;

        public bool Wants { get; set; } = true;

        public ManualResetEventSlim Gate { get; } = new(true);

        public ConcurrentQueue<(byte Value, int Showings)> Sent { get; } = new();

        public volatile bool IsBusy;

        public volatile int FailingOpens;

        public volatile int FailingSends;

        public volatile int Closed;

        public int Opened => Volatile.Read(ref _opened);

        public FakeSink Open()
        {
            Interlocked.Increment(ref _opened);
            return FailingOpens-- > 0 ? throw new IOException("no such device") : this;
        }

        public void Send(PixelBuffer picture, int showings)
        {
            IsBusy = true;
            Gate.Wait();
            if (FailingSends-- > 0)
                throw new IOException("it went away");
            Sent.Enqueue((picture.Bytes[0], showings));
            IsBusy = false;
        }

        public void Dispose() => Closed++;
    }
}
