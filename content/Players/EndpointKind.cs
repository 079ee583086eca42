namespace Signage.Content.Players;

/// <summary>What an endpoint is; written in camelCase.</summary>
public enum EndpointKind
{
    LobbyTv,
    DoorLed,
    AtmVoice,
    SchoolRadio,
    BusLed,
    BusTv,
    BusStopScreen,
    TaxiLed,
    CinemaScreen,
    VillageLoudspeaker,
    MallLoudspeaker,
    BootPage,
    LotteryLed,
    EstateScreen,
    WindowScreen,
}
