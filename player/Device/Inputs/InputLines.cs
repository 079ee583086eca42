using System.Globalization;
using Signage.Player.Running;

namespace Signage.Player.Inputs;

/// <summary>
/// The lines that the command line names: events by contact or serial line, and the contact that takes the loudspeaker.
/// </summary>
internal sealed class InputLines : IDisposable
{
    private readonly List<IDisposable> _lines = [];

    /// <param name="on">Such as <c>start=gpio:17</c> or <c>serial:/dev/ttyUSB0</c>.</param>
    /// <param name="yield">Such as <c>gpio:4</c>; null: nothing takes the loudspeaker.</param>
    /// <param name="happened">Told the name of each event, from any thread.</param>
    /// <param name="yields">Told when somebody takes the loudspeaker, and when it is given back.</param>
    /// <param name="open">Opens a line by number; the second argument: closed is low.</param>
    /// <exception cref="PlayerRefusalException">It is not understood, or the line cannot be had.</exception>
    public InputLines(IReadOnlyList<string> on, string? yield, Action<string> happened, Action<bool> yields,
        Func<int, bool, IContact>? open = null)
    {
        open ??= (pin, low) => new GpioContact(pin, low);
        try
        {
            foreach (var text in on)
                Listen(text, happened, open);
            if (yield is not null)
                Contact(yield, $"--yield {yield}", open).Watch(yields);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private void Listen(string text, Action<string> happened, Func<int, bool, IContact> open)
    {
        const string Serial = "serial:";
        if (text.StartsWith(Serial, StringComparison.Ordinal) && text.Length > Serial.Length)
        {
            _lines.Add(new EventLine(text[Serial.Length..], happened));
            return;
        }
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            throw NotUnderstood($"--on {text}");
        var name = text[..equals];
        Contact(text[(equals + 1)..], $"--on {text}", open).Watch(closed =>
        {
            if (closed)
                happened(name);
        });
    }

    private IContact Contact(string text, string option, Func<int, bool, IContact> open)
    {
        const string Gpio = "gpio:";
        var low = text.StartsWith(Gpio + "!", StringComparison.Ordinal);
        var number = low ? text[(Gpio.Length + 1)..] : text.StartsWith(Gpio, StringComparison.Ordinal)
            ? text[Gpio.Length..] : "";
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pin))
            throw NotUnderstood(option);
        try
        {
            var contact = open(pin, low);
            _lines.Add(contact);
            return contact;
        }
        catch (IOException e)
        {
            throw new PlayerRefusalException($"{option}: 无法使用 / cannot be used: {e.Message}", e);
        }
    }

    private static PlayerRefusalException NotUnderstood(string option) => new(
        $"{option}: 看不懂 / is not understood; 例如 / for example start=gpio:17, start=gpio:!17, serial:/dev/ttyUSB0");

    public void Dispose() => _lines.ForEach(line => line.Dispose());
}
