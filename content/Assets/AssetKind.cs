namespace Signage.Content.Assets;

/// <summary>What an asset is, as it is written in documents (camelCase).</summary>
public enum AssetKind
{
    /// <summary>A short moving picture (公益广告), with or without sound.</summary>
    Clip,

    /// <summary>A longer moving picture (宣传片, 微电影).</summary>
    Film,

    /// <summary>A still picture.</summary>
    Image,

    /// <summary>Speech or music (mp3).</summary>
    Sound,

    /// <summary>A text that the player draws (标语).</summary>
    Slogan,
}
