namespace Signage.Planning.Bookings;

public enum PlanAssetState
{
    /// <summary>Not yet signed by two reviewers.</summary>
    Waiting,
    Approved,
    Withdrawn,
}
