using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>Shows nothing, at the real pace of whoever calls.</summary>
public sealed class NullScreen : IScreen
{
    public string Name => "null";

    public PixelFormat? Takes => null;

    public void Show(PixelBuffer picture, bool changed)
    {
    }

    public void Dispose()
    {
    }
}
