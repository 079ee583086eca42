using System.Device.Gpio;
using System.Device.Gpio.Drivers;

namespace Signage.Player.Power;

/// <summary>A relay at a GPIO line. Not proved on hardware here.</summary>
internal sealed class GpioPower : IPowerSwitch
{
    private readonly GpioController _gpio;
    private readonly int _line;
    private readonly bool _onIsLow;

    /// <param name="chip">Number of the GPIO chip, as in <c>/dev/gpiochip0</c>.</param>
    /// <param name="line">The line's number on it.</param>
    /// <param name="onIsLow">True where the relay draws while the line is low.</param>
    /// <exception cref="IOException">There is no such line, or somebody has it.</exception>
    public GpioPower(int chip, int line, bool onIsLow)
    {
        (_line, _onIsLow) = (line, onIsLow);
        try
        {
            _gpio = new GpioController(new LibGpiodDriver(chip));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new IOException($"gpiochip{chip}: 无法打开 / cannot be opened: {e.Message}", e);
        }
    }

    public PowerReading? Switch(bool on)
    {
        var value = on != _onIsLow ? PinValue.High : PinValue.Low;
        try
        {
            // Opened with its value, so that the relay does not draw for a moment.
            if (_gpio.IsPinOpen(_line))
                _gpio.Write(_line, value);
            else
                _gpio.OpenPin(_line, PinMode.Output, value);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new IOException($"{_line} 号线：无法切换 / line {_line} cannot be switched: {e.Message}", e);
        }
        return null;
    }

    public PowerReading? Read() => null;

    public void Dispose() => _gpio.Dispose();
}
