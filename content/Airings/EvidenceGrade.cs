namespace Signage.Content.Airings;

/// <summary>How well an airing is known; never mixed in one figure.</summary>
public enum EvidenceGrade
{
    /// <summary>Scheduled only.</summary>
    E0,

    /// <summary>Rendered, and signed by the player.</summary>
    E1,

    /// <summary>With a capture.</summary>
    E2,

    /// <summary>With a reading from panel or microphone.</summary>
    E3,

    /// <summary>Seen by a person or a camera.</summary>
    E4,
}
