namespace Signage.Content.Playlists;

/// <summary>What a layout element draws.</summary>
public enum LayoutKind
{
    Logo,
    Clock,
    QrCode,
    Countdown,
}
