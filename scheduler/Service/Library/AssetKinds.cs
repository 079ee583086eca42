namespace Signage.Scheduler.Library;

/// <summary>What an asset is, as written in the database and the API.</summary>
public static class AssetKinds
{
    public const string Clip = "clip";
    public const string Film = "film";
    public const string Image = "image";
    public const string Sound = "sound";
    public const string Slogan = "slogan";
}
