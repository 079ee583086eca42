using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using SkiaSharp;

namespace Signage.Player.Picture.Overlays;

/// <summary>
/// The elements of one layout. They are made beside the presenter's thread, which takes them when they are ready; one
/// that cannot be made is left out, and the others stand.
/// </summary>
internal sealed class OverlayList : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stage _stage;
    private OverlayElement[] _elements = [];
    private volatile bool _loaded;
    private bool _disposed;

    /// <param name="shelf">Gives a logo's file.</param>
    /// <param name="stage">The screen.</param>
    /// <param name="layout">Those elements of a playlist that may be shown.</param>
    /// <param name="files">The playlist's files.</param>
    public OverlayList(
        IMediaShelf shelf, Stage stage, IReadOnlyList<LayoutElement> layout, IReadOnlyList<PlaylistFile> files)
    {
        (_stage, Layout) = (stage, layout);
        if (layout.Count == 0)
            _loaded = true;
        else
            ThreadPool.UnsafeQueueUserWorkItem(_ => Load(shelf, files), null);
    }

    public IReadOnlyList<LayoutElement> Layout { get; }

    /// <summary>Why elements were left out; null while none was.</summary>
    public string? Failure { get; private set; }

    /// <summary>Are they made, as far as they can be?</summary>
    public bool IsLoaded => _loaded;

    /// <summary>Brings them up to date; true when one looks otherwise than before.</summary>
    public bool Update(Instant now)
    {
        var changed = false;
        if (_loaded)
        {
            foreach (var element in _elements)
                changed |= element.Update(now);
        }
        return changed;
    }

    /// <summary>Does one of them reach into the rows from this one on?</summary>
    public bool ReachBelow(int row)
    {
        if (_loaded)
        {
            foreach (var element in _elements)
            {
                if (element.Bottom > row)
                    return true;
            }
        }
        return false;
    }

    public void Blend(PixelBuffer onto)
    {
        if (!_loaded)
            return;
        foreach (var element in _elements)
            element.Blend(onto);
    }

    private void Load(IMediaShelf shelf, IReadOnlyList<PlaylistFile> files)
    {
        var made = new List<OverlayElement>();
        foreach (var element in Layout)
        {
            var sprite = Place(element);
            try
            {
                made.Add(Make(element, sprite, shelf, files));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                sprite.Dispose();
                Failure = $"{NameOf(element.Kind)}: {e.Message}";
            }
        }
        lock (_lock)
        {
            _elements = [.. made];
            _loaded = true;
            if (_disposed)
                Release();
        }
    }

    private static string NameOf(LayoutKind kind) => kind switch
    {
        LayoutKind.Logo => "台标未显示 / the logo is left out",
        LayoutKind.QrCode => "二维码未显示 / the QR code is left out",
        LayoutKind.Countdown => "倒计时未显示 / the countdown is left out",
        _ => "时钟未显示 / the clock is left out",
    };

    private OverlayElement Make(
        LayoutElement element, Sprite sprite, IMediaShelf shelf, IReadOnlyList<PlaylistFile> files)
    {
        var ink = SKColor.Parse(element.Colour ?? "#ffffff");
        switch (element.Kind)
        {
            case LayoutKind.Logo:
                var opened = shelf.Open(files.First(file => file.Sha256 == element.File));
                return StillElement.Logo(sprite, opened.Path ?? throw new InvalidDataException(opened.Reason));
            case LayoutKind.QrCode:
                return StillElement.QrCode(sprite, element.Text!);
            case LayoutKind.Countdown:
                var target = element.Target!.Value;
                return new TickingElement(sprite, _stage.Typefaces, ink, element.Text, signs: 12,
                    (now, to) => Ticking.Countdown(now, target, to));
            default:
                var zone = _stage.Zone;
                return new TickingElement(sprite, _stage.Typefaces, ink, words: null, signs: 5,
                    (now, to) => Ticking.Clock(now, zone, to));
        }
    }

    // Thousandths of the picture become pixels within it; even, so that colour samples are not shared.
    private Sprite Place(LayoutElement element)
    {
        var (x, width) = Within(element.X, element.Width, _stage.Width);
        var (y, height) = Within(element.Y, element.Height, _stage.Height);
        return new Sprite(x, y, width, height, _stage.Pixels);
    }

    private static (int At, int Length) Within(int at, int length, int whole)
    {
        var begin = Math.Min((int)((long)at * whole / 1000), whole - 1) & ~1;
        return (begin, Math.Clamp((int)((long)length * whole / 1000), 1, whole - begin));
    }

    private void Release()
    {
        foreach (var element in _elements)
            element.Dispose();
        _elements = [];
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            if (_loaded)
                Release();
        }
    }
}
