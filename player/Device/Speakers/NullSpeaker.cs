namespace Signage.Player.Speakers;

/// <summary>Sounds nothing, at the real pace of whoever calls.</summary>
public sealed class NullSpeaker : ISpeaker
{
    public string Name => "null";

    public TimeSpan Lead => TimeSpan.Zero;

    public long Underruns => 0;

    public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
    {
    }

    public void Settle()
    {
    }

    public void Dispose()
    {
    }
}
