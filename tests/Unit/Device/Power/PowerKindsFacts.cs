using System.Diagnostics;
using Shouldly;
using Signage.Player.Power;
using Signage.Player.Running;
using Signage.Playout.Power;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Power;

/// <summary>The switches of the command line, and what they do to stand-ins.</summary>
public sealed class PowerKindsFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("gpio:0:17", Powered.Panel)]
    [InlineData("amp=gpio:0:17:low", Powered.Amplifier)]
    [InlineData("serial:/dev/ttyUSB0:0x6B610D:off\\r", Powered.Panel)]
    [InlineData("amp=serial:/dev/serial/by-path/pci-0:1.0@115200:ON:OFF", Powered.Amplifier)]
    [InlineData("panel=cec:/dev/cec0", Powered.Panel)]
    public void What_is_switched_is_said_or_is_what_the_player_has(string text, Powered what) =>
        PowerKinds.Read(text, Powered.Panel).What.ShouldBe(what);

    [Theory]
    [InlineData("gpio:17")]
    [InlineData("gpio:0:17:high")]
    [InlineData("gpio:0:x")]
    [InlineData("serial:/dev/ttyUSB0:ON")]
    [InlineData("serial:/dev/ttyUSB0:0xF:0x00")]
    [InlineData("serial:/dev/ttyUSB0@fast:ON:OFF")]
    [InlineData("cec:")]
    [InlineData("relay")]
    public void What_is_no_switch_is_refused(string text) =>
        Should.Throw<PlayerRefusalException>(() => PowerKinds.Read(text, Powered.Panel)).Message
            .ShouldStartWith($"--power {text}: 看不懂 / is not understood");

    [Fact]
    public void A_television_is_switched_by_cec_ctl_and_says_how_it_stands()
    {
        var program = Script($"""
            echo "$@" >> {_folder.At("said")}
            case "$*" in
            *power-status*) printf '    REPORT_POWER_STATUS (0x90):\n\tpwr-state: standby (0x01)\n' ;;
            esac
            """);
        using var television = new CecPower("/dev/cec0", program);

        television.Switch(true).ShouldBeNull();
        television.Switch(false);
        var reading = television.Read();

        reading.ShouldBe(new PowerReading("standby", "pwr-state: standby (0x01)"));
        File.ReadAllLines(_folder.At("said")).ShouldBe(
        [
            "-s -d /dev/cec0 --playback --to 0 --image-view-on", "-s -d /dev/cec0 --playback --to 0 --standby",
            "-s -d /dev/cec0 --playback --to 0 --give-device-power-status",
        ]);
    }

    [Fact]
    public void A_television_that_does_not_answer_is_a_fault()
    {
        using var deaf = new CecPower("/dev/cec0", Script("echo 'Tx, Not Acknowledged (4), Max Retries'"));
        using var mute = new CecPower("/dev/cec0", Script("exit 0"));
        using var failed = new CecPower("/dev/cec0", Script("echo 'Failed to open /dev/cec0' >&2; exit 1"));

        Should.Throw<IOException>(() => deaf.Switch(true)).Message.ShouldContain("Not Acknowledged");
        Should.Throw<IOException>(() => mute.Read());
        Should.Throw<IOException>(() => failed.Switch(true)).Message.ShouldContain("Failed to open");
    }

    // A panel behind a pseudo terminal that answers what it is told.
    [Fact]
    public async Task A_panel_on_a_serial_line_is_told_and_its_answer_is_a_reading()
    {
        var line = _folder.At("tty");
        var panel = _folder.Write("panel.py", $"""
            import os, pty, tty
            master, slave = pty.openpty()
            tty.setraw(slave)
            os.symlink(os.ttyname(slave), '{line}')
            while True:
                told = os.read(master, 100)
                os.write(master, b'OK ' + told)
            """);
        using var python = Process.Start(Tool.Python, [panel]);
        try
        {
            await Eventually.Holds("the line is there", () => File.Exists(line));
            using var power = PowerKinds.Read($"serial:{line}:ka 01\\r:0x6B610D", Powered.Panel).Open();

            power.Switch(true).ShouldBe(new PowerReading("answer", "OK ka 01"));
            power.Switch(false).ShouldBe(new PowerReading("answer", "OK ka"));
            power.Read().ShouldBeNull();
        }
        finally
        {
            python.Kill();
        }
    }

    public void Dispose() => _folder.Dispose();

    private string Script(string text)
    {
        var path = _folder.Write($"cec-{Guid.NewGuid():N}", "#!/bin/sh\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
