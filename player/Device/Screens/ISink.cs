using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>
/// A device that pictures go to. It is opened, fed and closed by one thread, that of its <see cref="SinkScreen"/>, so
/// all of that may block. What the world does to it (a host that is gone, a cable that is out, a child that died) it
/// throws as IOException, UnauthorizedAccessException or Win32Exception (a SocketException is one): it is then closed,
/// and opened anew after a while.
/// </summary>
internal interface ISink : IDisposable
{
    /// <summary>Does anybody look? While false nothing is copied for it. Any thread, at once.</summary>
    bool Wants => true;

    /// <summary>
    /// A picture that stays the same is sent again after so long, since what takes it may have been away.
    /// <see cref="TimeSpan.Zero"/>: it is sent with each showing.
    /// </summary>
    TimeSpan Refresh { get; }

    /// <summary>Sends a picture.</summary>
    /// <param name="picture">In the format that its screen takes, always of the same size; stays as it is during the
    /// call, and no longer.</param>
    /// <param name="showings">How many showings it stands for. 1 when the device keeps up, more when showings came
    /// while the last was being sent, 0 when it only is the same again.</param>
    void Send(PixelBuffer picture, int showings);
}
