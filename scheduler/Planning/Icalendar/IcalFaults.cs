namespace Signage.Planning.Icalendar;

internal static class IcalFaults
{
    internal const string FileTooLarge = "file-too-large";
    internal const string NotACalendar = "not-a-calendar";
    internal const string ComponentOpen = "component-open";
    internal const string LineUnreadable = "line-unreadable";
}
