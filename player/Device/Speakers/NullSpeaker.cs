namespace Signage.Player.Speakers;

/// <summary>Sounds nothing, at the real pace of whoever calls.</summary>
public sealed class NullSpeaker : ISpeaker
{
    public string Name => "null";

    public void Play(ReadOnlySpan<short> samples)
    {
    }

    public void Settle()
    {
    }

    public void Dispose()
    {
    }
}
