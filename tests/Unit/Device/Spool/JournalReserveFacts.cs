using Shouldly;
using Signage.Player.Running;
using Signage.Player.Spool;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Spool;

public sealed class JournalReserveFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.At("journal-reserve");

    [Fact]
    public void It_is_filled_once_and_given_back_in_pieces_that_are_said()
    {
        var reserve = new JournalReserve(Path);
        reserve.FillUp();
        reserve.Fault.ShouldBeNull();
        new FileInfo(Path).Length.ShouldBe(JournalReserve.Bytes);

        reserve.GiveBack().ShouldBeTrue();
        new FileInfo(Path).Length.ShouldBe(JournalReserve.Bytes - 65_536);
        reserve.Fault.ShouldNotBeNull().ShouldContain("4032 KiB");
        reserve.Fault.ShouldContain("磁盘将满");

        reserve.FillUp();
        new FileInfo(Path).Length.ShouldBe(JournalReserve.Bytes);
        reserve.Fault.ShouldBeNull();
    }

    [Fact]
    public void It_ends()
    {
        var reserve = new JournalReserve(Path);
        reserve.FillUp();

        var pieces = 0;
        while (reserve.GiveBack())
            pieces++;

        pieces.ShouldBe(64);
        new JournalReserve(_folder.At("none")).GiveBack().ShouldBeFalse();
    }

    [Fact]
    public void Where_it_cannot_be_made_that_is_said()
    {
        var reserve = new JournalReserve(System.IO.Path.Combine(_folder.Root, "missing", "journal-reserve"));

        reserve.FillUp();

        reserve.Fault.ShouldNotBeNull().ShouldContain("no space is reserved for the journal");
    }

    [Fact]
    public void Only_a_folder_that_another_holds_is_called_held()
    {
        using var held = PlayerFolder.Open(_folder.At("p"));

        Should.Throw<PlayerRefusalException>(() => PlayerFolder.Open(_folder.At("p")))
            .Message.ShouldContain("another player is using");
        var file = _folder.Write("file", "no folder");
        Should.Throw<PlayerRefusalException>(() => PlayerFolder.Open(file))
            .Message.ShouldContain("cannot be written, nothing was started");
    }

    public void Dispose() => _folder.Dispose();
}
