using Signage.Player.Picture;

namespace Signage.Player.Led;

/// <summary>
/// In which order an LED panel wants the pixels, and how bright: worked out once, so that a frame is one look-up a
/// byte. Made for pictures of one size; safe from any thread.
/// </summary>
internal sealed class LedWiring
{
    private readonly int[] _sources;
    private readonly byte[] _levels = new byte[256];
    private readonly (int First, int Second, int Third) _order;

    /// <param name="width">Pixels of the picture as people see it.</param>
    /// <param name="height">Pixels of the picture as people see it.</param>
    /// <param name="look">How the panel is wired and hung.</param>
    public LedWiring(int width, int height, LedLook look)
    {
        _sources = new int[width * height];
        _order = (InBgra(look.Order[0]), InBgra(look.Order[1]), InBgra(look.Order[2]));
        for (var value = 0; value < _levels.Length; value++)
            _levels[value] = (byte)Math.Round(
                255 * Math.Pow(value / 255.0, look.Gamma) * look.Brightness / 100, MidpointRounding.AwayFromZero);
        for (var at = 0; at < _sources.Length; at++)
        {
            var (x, y) = Seen(at, width, height, look);
            _sources[at] = (y * width + x) * 4;
        }
    }

    /// <summary>Pixels of the whole panel.</summary>
    public int Pixels => _sources.Length;

    /// <summary>Writes the panel's pixels from number <paramref name="first"/> on, three bytes each, until
    /// <paramref name="to"/> is full.</summary>
    public void Fill(PixelBuffer picture, int first, Span<byte> to)
    {
        ReadOnlySpan<byte> bgra = picture.Bytes;
        var (one, two, three) = _order;
        for (var at = 0; at + 2 < to.Length; at += 3)
        {
            var pixel = bgra.Slice(_sources[first++], 3);
            to[at] = _levels[pixel[one]];
            to[at + 1] = _levels[pixel[two]];
            to[at + 2] = _levels[pixel[three]];
        }
    }

    private static int InBgra(char colour) => "bgr".IndexOf(colour, StringComparison.Ordinal);

    /// <summary>Where people see the panel's n-th pixel.</summary>
    private static (int X, int Y) Seen(int number, int width, int height, LedLook look)
    {
        var panelWidth = look.Rotation is 90 or 270 ? height : width;
        var (row, column) = Math.DivRem(number, panelWidth);
        if (look.Serpentine && row % 2 == 1)
            column = panelWidth - 1 - column;
        return look.Rotation switch
        {
            90 => (width - 1 - row, column),
            180 => (width - 1 - column, height - 1 - row),
            270 => (row, height - 1 - column),
            _ => (column, row),
        };
    }
}
