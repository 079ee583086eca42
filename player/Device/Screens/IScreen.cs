using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>
/// Takes finished pictures. Called by the presenter's thread alone, at the screen's rate.
/// </summary>
public interface IScreen : IDisposable
{
    /// <summary>For people, such as <c>file:out.mp4</c>.</summary>
    string Name { get; }

    /// <summary>What is wrong with it now, as a sentence; null while it works. Any thread.</summary>
    string? Fault => null;

    /// <summary>The one format that it takes; null when it takes either.</summary>
    PixelFormat? Takes => PixelFormat.Bgra;

    /// <summary>
    /// Takes one picture. It must be copied if it is needed after the call, and the call must not wait for a disk, a
    /// pipe or a network: a screen that cannot keep up drops pictures by itself, and one that is out of order says so
    /// in <see cref="Fault"/> and mends itself.
    /// </summary>
    /// <param name="picture">In the format that it takes, always of the same size.</param>
    /// <param name="changed">False when it is the same as the one before.</param>
    /// <exception cref="IOException">The screen is broken for good; it is left out and the others go on.</exception>
    void Show(PixelBuffer picture, bool changed);
}
