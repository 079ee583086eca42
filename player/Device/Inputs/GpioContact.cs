using System.Device.Gpio;

namespace Signage.Player.Inputs;

/// <summary>A contact between a GPIO line and ground or supply; what is written at the pin's number is the line of the
/// first GPIO chip. Not proved on hardware here.</summary>
internal sealed class GpioContact : IContact
{
    private readonly GpioController _gpio = new();
    private readonly int _pin;
    private readonly bool _closedIsLow;

    /// <param name="pin">The line's number.</param>
    /// <param name="closedIsLow">True where the contact pulls the line to ground; the pull-up is switched on.</param>
    /// <exception cref="IOException">There is no such line, or somebody has it.</exception>
    public GpioContact(int pin, bool closedIsLow)
    {
        (_pin, _closedIsLow) = (pin, closedIsLow);
        try
        {
            _gpio.OpenPin(pin, closedIsLow ? PinMode.InputPullUp : PinMode.InputPullDown);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _gpio.Dispose();
            throw new IOException($"gpio:{pin}: 无法打开 / cannot be opened: {e.Message}", e);
        }
    }

    public void Watch(Action<bool> changed)
    {
        _gpio.RegisterCallbackForPinValueChangedEvent(_pin, PinEventTypes.Rising | PinEventTypes.Falling,
            (_, change) => changed(change.ChangeType == PinEventTypes.Falling == _closedIsLow));
        changed(_gpio.Read(_pin) == PinValue.Low == _closedIsLow);
    }

    public void Dispose() => _gpio.Dispose();
}
