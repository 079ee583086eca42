namespace Signage.Planning.Places;

/// <summary>What a screen or loudspeaker is; written in camelCase in files and over HTTP.</summary>
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
