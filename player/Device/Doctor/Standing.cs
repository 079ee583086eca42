namespace Signage.Player.Doctor;

/// <summary>How a thing stands that a player may need.</summary>
internal enum Standing
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there and does not work.</summary>
    Broken,
}
