namespace Signage.Scheduler.Library;

/// <summary>Symbols and tones of assets on pages.</summary>
public static class AssetLook
{
    public static string Icon(string kind) => kind switch
    {
        AssetKinds.Sound => "graphic_eq",
        AssetKinds.Image => "image",
        AssetKinds.Slogan => "short_text",
        AssetKinds.Clip or AssetKinds.Film => "movie",
        _ => "draft",
    };

    public static string Tone(string state) => state switch
    {
        AssetState.Approved => "good",
        AssetState.AwaitingApproval => "warn",
        AssetState.Refused or AssetState.Withdrawn => "bad",
        _ => "info",
    };
}
