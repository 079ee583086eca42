namespace Signage.Player.Presenting;

/// <summary>What the watching of picture and sound finds, for people.</summary>
internal static class DeadAir
{
    /// <summary>A sentence for the word that the journal has.</summary>
    public static string Say(string cause) => cause switch
    {
        "black" => "黑屏：应有画面处全黑 / the picture is black where something should be seen",
        "frozen" => "画面停住，没有新的画面 / the picture stands still, no new ones come",
        "silent" => "没有声音：节目应有声音而未听到 / nothing is heard where something should be",
        "clipped" => "声音过载，远超满刻度 / the sound is overdriven, far above full scale",
        _ => cause,
    };
}
