using System.Numerics;
using System.Runtime.CompilerServices;

namespace Signage.Player.Picture;

/// <summary>
/// The one place where BGRA becomes I420 and the other way round: BT.709, limited range, in 16.16 integers. A colour
/// difference is the mean of its 2x2 pixels, and is given back to all four.
/// </summary>
internal static unsafe class Yuv
{
    private const int Half = 1 << 15;
    private const int Luma = 76309;
    private const int RedOfV = 117489;
    private const int GreenOfU = -13975;
    private const int GreenOfV = -34925;
    private const int BlueOfU = 138438;

    /// <summary>Brightness and the two differences of a colour, each 0 to 255.</summary>
    public static (byte Y, byte U, byte V) Of(int red, int green, int blue) =>
        (LumaOf(red, green, blue), UOf(4 * red, 4 * green, 4 * blue), VOf(4 * red, 4 * green, 4 * blue));

    public static void ToBgra(PixelBuffer from, PixelBuffer to, int row, int rows)
    {
        fixed (byte* lumas = from.Bytes, us = from.Plane(1), vs = from.Plane(2), pixels = to.Bytes)
        {
            for (var y = row; y < row + rows; y++)
            {
                var chroma = y / 2 * from.ChromaWidth;
                RowToBgra(lumas + y * from.Width, us + chroma, vs + chroma, (uint*)pixels + y * to.Width, from.Width);
            }
        }
    }

    public static void ToI420(PixelBuffer from, PixelBuffer to, int row, int rows)
    {
        fixed (byte* pixels = from.Bytes, lumas = to.Bytes, us = to.Plane(1), vs = to.Plane(2))
        {
            for (var y = row; y < row + rows; y++)
                RowToLuma((uint*)pixels + y * from.Width, lumas + y * to.Width, from.Width);
            for (var y = row & ~1; y < row + rows; y += 2)
            {
                var upper = (uint*)pixels + y * from.Width;
                var lower = y + 1 < from.Height ? upper + from.Width : upper;
                var chroma = y / 2 * to.ChromaWidth;
                RowToChroma(upper, lower, us + chroma, vs + chroma, from.Width);
            }
        }
    }

    private static void RowToBgra(byte* y, byte* u, byte* v, uint* to, int width)
    {
        var x = 0;
        for (; x + 2 * Vector<byte>.Count <= width; x += 2 * Vector<byte>.Count)
        {
            // Times 257 writes a byte twice, once for each of its two pixels.
            Vector.Widen(Vector.Load(u + x / 2), out var u0, out var u1);
            Vector.Widen(Vector.Load(v + x / 2), out var v0, out var v1);
            Block(y + x, Twice(u0), Twice(v0), to + x);
            Block(y + x + Vector<byte>.Count, Twice(u1), Twice(v1), to + x + Vector<byte>.Count);
        }
        for (; x < width; x++)
            to[x] = PixelOf(y[x], u[x / 2], v[x / 2]);
    }

    private static Vector<byte> Twice(Vector<ushort> bytes) => Vector.AsVectorByte(bytes * (ushort)257);

    private static void Block(byte* y, Vector<byte> u, Vector<byte> v, uint* to)
    {
        Vector.Widen(Vector.Load(y), out var y0, out var y1);
        Vector.Widen(u, out var u0, out var u1);
        Vector.Widen(v, out var v0, out var v1);
        HalfBlock(y0, u0, v0, to);
        HalfBlock(y1, u1, v1, to + Vector<ushort>.Count);
    }

    private static void HalfBlock(Vector<ushort> y, Vector<ushort> u, Vector<ushort> v, uint* to)
    {
        Vector.Widen(y, out var y0, out var y1);
        Vector.Widen(u, out var u0, out var u1);
        Vector.Widen(v, out var v0, out var v1);
        PixelsOf(y0, u0, v0).Store(to);
        PixelsOf(y1, u1, v1).Store(to + Vector<uint>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> PixelsOf(Vector<uint> y, Vector<uint> u, Vector<uint> v)
    {
        var luma = (Vector.AsVectorInt32(y) - new Vector<int>(16)) * Luma + new Vector<int>(Half);
        var (du, dv) = (Vector.AsVectorInt32(u) - new Vector<int>(128), Vector.AsVectorInt32(v) - new Vector<int>(128));
        var red = Clamped(luma + dv * RedOfV);
        var green = Clamped(luma + du * GreenOfU + dv * GreenOfV);
        var blue = Clamped(luma + du * BlueOfU);
        return Vector.AsVectorUInt32(blue | (green << 8) | (red << 16) | new Vector<int>(unchecked((int)0xFF000000)));
    }

    private static Vector<int> Clamped(Vector<int> value) =>
        Vector.Min(Vector.Max(value >> 16, Vector<int>.Zero), new Vector<int>(255));

    private static uint PixelOf(byte y, byte u, byte v)
    {
        var luma = (y - 16) * Luma + Half;
        var (du, dv) = (u - 128, v - 128);
        var red = Math.Clamp((luma + dv * RedOfV) >> 16, 0, 255);
        var green = Math.Clamp((luma + du * GreenOfU + dv * GreenOfV) >> 16, 0, 255);
        var blue = Math.Clamp((luma + du * BlueOfU) >> 16, 0, 255);
        return 0xFF000000 | (uint)(red << 16) | (uint)(green << 8) | (uint)blue;
    }

    private static void RowToLuma(uint* from, byte* to, int width)
    {
        var (x, step) = (0, Vector<uint>.Count);
        for (; x + Vector<byte>.Count <= width; x += Vector<byte>.Count)
        {
            var low = Vector.Narrow(LumasOf(Vector.Load(from + x)), LumasOf(Vector.Load(from + x + step)));
            var high = Vector.Narrow(
                LumasOf(Vector.Load(from + x + 2 * step)), LumasOf(Vector.Load(from + x + 3 * step)));
            Vector.Narrow(low, high).Store(to + x);
        }
        for (; x < width; x++)
            to[x] = LumaOf((int)(from[x] >> 16 & 255), (int)(from[x] >> 8 & 255), (int)(from[x] & 255));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> LumasOf(Vector<uint> pixels)
    {
        var mask = new Vector<uint>(255);
        var sum = ((pixels >> 16) & mask) * 11966 + ((pixels >> 8) & mask) * 40254 + (pixels & mask) * 4064;
        return (sum + new Vector<uint>((16 << 16) + Half)) >> 16;
    }

    private static void RowToChroma(uint* upper, uint* lower, byte* u, byte* v, int width)
    {
        var x = 0;
        for (; x + 2 * Vector<byte>.Count <= width; x += 2 * Vector<byte>.Count)
        {
            Quarter(upper + x, lower + x, 0, out var u0, out var v0);
            Quarter(upper + x, lower + x, 1, out var u1, out var v1);
            Quarter(upper + x, lower + x, 2, out var u2, out var v2);
            Quarter(upper + x, lower + x, 3, out var u3, out var v3);
            Vector.Narrow(Vector.Narrow(u0, u1), Vector.Narrow(u2, u3)).Store(u + x / 2);
            Vector.Narrow(Vector.Narrow(v0, v1), Vector.Narrow(v2, v3)).Store(v + x / 2);
        }
        for (; x < width; x += 2)
        {
            var next = x + 1 < width ? x + 1 : x;
            var (a, b, c, d) = (upper[x], upper[next], lower[x], lower[next]);
            var (red, green, blue) = (Sum(a, b, c, d, 16), Sum(a, b, c, d, 8), Sum(a, b, c, d, 0));
            u[x / 2] = UOf(red, green, blue);
            v[x / 2] = VOf(red, green, blue);
        }
    }

    /// <summary>The differences of two vectors of pixels in each of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(uint* upper, uint* lower, int part, out Vector<uint> u, out Vector<uint> v)
    {
        var at = part * 2 * Vector<uint>.Count;
        Pairs(Vector.Load(upper + at), Vector.Load(lower + at), out var u0, out var v0);
        at += Vector<uint>.Count;
        Pairs(Vector.Load(upper + at), Vector.Load(lower + at), out var u1, out var v1);
        (u, v) = (Vector.Narrow(u0, u1), Vector.Narrow(v0, v1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pairs(Vector<uint> upper, Vector<uint> lower, out Vector<ulong> u, out Vector<ulong> v)
    {
        // Blue and red lie in 16 bits each, so that two rows and two neighbours add up without touching.
        var mask = new Vector<uint>(0x00FF00FF);
        var outer = Vector.AsVectorUInt64((upper & mask) + (lower & mask));
        var inner = Vector.AsVectorUInt64(((upper >> 8) & mask) + ((lower >> 8) & mask));
        var sums = outer + (outer >> 32);
        var field = new Vector<ulong>(0xFFFF);
        var blue = Vector.AsVectorInt32(sums & field);
        var red = Vector.AsVectorInt32((sums >> 16) & field);
        var green = Vector.AsVectorInt32((inner + (inner >> 32)) & field);
        var rounding = new Vector<int>((128 << 18) + (1 << 17));
        var low = new Vector<ulong>(0xFFFFFFFF);
        u = Vector.AsVectorUInt64((blue * 28784 - red * 6596 - green * 22188 + rounding) >> 18) & low;
        v = Vector.AsVectorUInt64((red * 28784 - green * 26145 - blue * 2639 + rounding) >> 18) & low;
    }

    private static int Sum(uint a, uint b, uint c, uint d, int shift) =>
        (int)((a >> shift) & 255) + (int)((b >> shift) & 255) + (int)((c >> shift) & 255) + (int)((d >> shift) & 255);

    private static byte LumaOf(int red, int green, int blue) =>
        (byte)((red * 11966 + green * 40254 + blue * 4064 + (16 << 16) + Half) >> 16);

    private static byte UOf(int red, int green, int blue) =>
        (byte)((blue * 28784 - red * 6596 - green * 22188 + (128 << 18) + (1 << 17)) >> 18);

    private static byte VOf(int red, int green, int blue) =>
        (byte)((red * 28784 - green * 26145 - blue * 2639 + (128 << 18) + (1 << 17)) >> 18);
}
