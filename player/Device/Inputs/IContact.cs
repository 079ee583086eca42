namespace Signage.Player.Inputs;

/// <summary>A contact that is open or closed: a relay of the theatre system, a microphone's key, a broadcast
/// receiver.</summary>
internal interface IContact : IDisposable
{
    /// <summary>Tells each change from now on, from a thread of the contact's own; first how it stands.</summary>
    /// <param name="changed">True: closed. Must return at once.</param>
    void Watch(Action<bool> changed);
}
