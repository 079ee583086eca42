using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Presenting;

/// <summary>Which plays of the picture lane may bring sound of their own.</summary>
internal static class Clips
{
    public static OnLane? WithSound(OnLane? on) => on is not null && Moves(on.Play.File) ? on : null;

    public static Play? WithSound(Play? play) => play is not null && Moves(play.File) ? play : null;

    public static bool Moves(PlaylistFile file) => file.Kind is AssetKind.Clip or AssetKind.Film;
}
