namespace Signage.Player.Speakers;

/// <summary>
/// Several speakers as one. A broken one is left out, said, and opened anew every few seconds beside the presenter's
/// thread; the others never notice.
/// </summary>
internal sealed class SpeakerGroup : IDisposable
{
    private readonly SpeakerSeat[] _seats;

    /// <param name="openings">A name for people and how to open it, each.</param>
    public SpeakerGroup(IEnumerable<(string Name, Func<ISpeaker> Open)> openings)
    {
        _seats = [.. openings.Select(opening => new SpeakerSeat(opening.Name, opening.Open))];
        foreach (var seat in _seats)
            Lead = seat.Lead > Lead ? seat.Lead : Lead;
    }

    /// <summary>The longest lead of those that could be opened at the start.</summary>
    public TimeSpan Lead { get; private set; }

    /// <summary>Those that are left out for now, and why. Any thread.</summary>
    public IEnumerable<string> Broken => _seats.Select(seat => seat.Broken).OfType<string>();

    /// <summary>Of all together; never falls.</summary>
    public long Underruns
    {
        get
        {
            var sum = 0L;
            foreach (var seat in _seats)
                sum += seat.Underruns;
            return sum;
        }
    }

    public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
    {
        foreach (var seat in _seats)
            seat.Play(samples, ahead);
    }

    public void Settle()
    {
        foreach (var seat in _seats)
            seat.Settle();
    }

    public void Dispose()
    {
        foreach (var seat in _seats)
            seat.Dispose();
    }
}
