namespace Signage.Tests.Unit.Golden;

/// <summary>Every copy of some bytes that differs from them in one bit.</summary>
internal static class Flip
{
    internal static IEnumerable<(int Bit, byte[] Bytes)> EveryBit(byte[] bytes)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return (bit, flipped);
        }
    }
}
