using System.Collections.Concurrent;
using Shouldly;
using Signage.Player.Inputs;
using Signage.Player.Running;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Inputs;

/// <summary>Contacts and serial lines of the command line.</summary>
public sealed class InputLinesTests
{
    private readonly List<string> _happened = [];
    private readonly List<bool> _yields = [];
    private readonly Dictionary<int, Line> _contacts = [];

    [Fact]
    public void A_contact_that_closes_is_an_event_and_one_that_opens_is_none()
    {
        using var lines = Open(["start=gpio:17"]);

        _contacts[17].Set(true);
        _contacts[17].Set(false);
        _contacts[17].Set(true);

        _happened.ShouldBe(["start", "start"]);
    }

    [Fact]
    public void The_microphones_contact_takes_the_loudspeaker_and_gives_it_back()
    {
        using var lines = Open([], yield: "gpio:!4");

        _contacts[4].Set(true);
        _contacts[4].Set(false);

        _yields.ShouldBe([false, true, false]);
        _contacts[4].ClosedIsLow.ShouldBeTrue();
    }

    [Theory]
    [InlineData("start", null, "--on start: 看不懂")]
    [InlineData("=gpio:17", null, "--on =gpio:17: 看不懂")]
    [InlineData("start=gpio:x", null, "--on start=gpio:x: 看不懂")]
    [InlineData("serial:", null, "--on serial:: 看不懂")]
    [InlineData("start=gpio:99", null, "--on start=gpio:99: 无法使用 / cannot be used: no line 99")]
    [InlineData("start=gpio:17", "4", "--yield 4: 看不懂")]
    public void What_is_not_a_line_is_refused_and_nothing_stays_open(string on, string? yield, string sentence)
    {
        Should.Throw<PlayerRefusalException>(() => Open([on], yield)).Message.ShouldStartWith(sentence);

        _contacts.Values.ShouldAllBe(line => line.IsClosed);
    }

    [Fact]
    public async Task Each_line_that_is_received_is_an_event()
    {
        using var folder = new TempFolder();
        var path = folder.Write("tty", "start\n\n  transfer \n" + new string('x', 80) + "\nend\n");
        var happened = new ConcurrentQueue<string>();

        using var line = new EventLine(path, happened.Enqueue);

        await Eventually.Holds("three events", () => happened.Count >= 3);
        happened.Take(3).ShouldBe(["start", "transfer", "end"]);
    }

    [Fact]
    public async Task A_line_that_is_not_there_yet_is_waited_for()
    {
        using var folder = new TempFolder();
        var happened = new ConcurrentQueue<string>();
        using var line = new EventLine(folder.At("tty"), happened.Enqueue);

        folder.Write("tty", "start\n");

        await Eventually.Holds("the event", () => happened.Contains("start"));
    }

    private InputLines Open(string[] on, string? yield = null) => new(on, yield, _happened.Add, _yields.Add,
        (pin, low) => pin == 99 ? throw new IOException("no line 99") : _contacts[pin] = new Line(low));

    private sealed class Line(bool closedIsLow) : IContact
    {
        private Action<bool>? _changed;

        public bool ClosedIsLow => closedIsLow;

        public bool IsClosed { get; private set; }

        public void Watch(Action<bool> changed)
        {
            _changed = changed;
            changed(false);
        }

        public void Set(bool closed) => _changed!(closed);

        public void Dispose() => IsClosed = true;
    }
}
