using System.Diagnostics;
using System.Globalization;
using Signage.Player.Picture;
using Signage.Player.Running;

namespace Signage.Player.Screens.Window;

/// <summary>
/// A window, in a process of its own: the libraries of a desktop end a program whose desktop goes away. When that
/// happens, or somebody closes the window, it comes back like any device.
/// </summary>
internal sealed class WindowSink : ISink
{
    // Often enough that the desktop does not think that it hangs.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    // A small box that has just been switched on has much else to start.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly SharedPicture _shared;
    private readonly Process _child;
    private readonly Timer _watch;

    /// <exception cref="IOException">There is no window; the message says why.</exception>
    public WindowSink(ScreenSetting setting, WindowLook look)
    {
        _shared = SharedPicture.Make(setting.Width * setting.Height * 4, out var path);
        _child = Start([
            path, setting.Width.ToString(CultureInfo.InvariantCulture),
            setting.Height.ToString(CultureInfo.InvariantCulture), .. look.ToWords()]);
        _watch = new Timer(_ => Kill());
        try
        {
            Await(LongestStart);
        }
        catch (IOException)
        {
            Dispose();
            throw;
        }
        finally
        {
            // Both have it open; so nothing is left behind, however either ends.
            File.Delete(path);
        }
    }

    public TimeSpan Refresh => BetweenLooks;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var look = WindowLook.Read(address, setting);
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new WindowSink(setting, look), setting.Turned);
    }

    public void Send(PixelBuffer picture, int showings)
    {
        picture.Bytes.CopyTo(_shared.Bytes);
        _child.StandardInput.BaseStream.WriteByte(0);
        _child.StandardInput.BaseStream.Flush();
        Await(LongestAnswer);
    }

    public void Dispose()
    {
        _watch.Dispose();
        try
        {
            _child.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone.
        }
        if (!_child.WaitForExit(LastWords))
            Kill();
        _child.Dispose();
        _shared.Dispose();
    }

    /// <summary>Waits until it says that it has done what it was told; one that hangs is killed.</summary>
    private void Await(TimeSpan longest)
    {
        _watch.Change(longest, Timeout.InfiniteTimeSpan);
        var answer = _child.StandardOutput.BaseStream.ReadByte();
        _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (answer < 0)
            throw new IOException(_child.StandardError.ReadToEnd().Trim() is { Length: > 0 } said
                ? said
                : "窗口进程已退出 / the window's process ended");
    }

    private void Kill()
    {
        try
        {
            _child.Kill();
        }
        catch (InvalidOperationException)
        {
            // It is closed already.
        }
    }

    private static Process Start(string[] words)
    {
        var own = OwnProgram.Words!;
        return Process.Start(new ProcessStartInfo(own[0], [.. own.Skip(1), WindowChild.Verb, .. words])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false,
        }) ?? throw new IOException("窗口进程未能启动 / the window's process did not start");
    }
}
