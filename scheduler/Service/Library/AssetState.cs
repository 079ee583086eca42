namespace Signage.Scheduler.Library;

/// <summary>Where an asset stands, as written in the database and the API.</summary>
public static class AssetState
{
    public const string Ingesting = "ingesting";
    public const string Refused = "refused";
    public const string AwaitingApproval = "awaitingApproval";
    public const string Approved = "approved";
    public const string Withdrawn = "withdrawn";
}
