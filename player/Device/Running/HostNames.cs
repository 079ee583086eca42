namespace Signage.Player.Running;

/// <summary>What the name service may be asked for.</summary>
internal static class HostNames
{
    // RFC 1035, written with dots; the name service refuses longer ones as a fault of the program.
    private const int Longest = 253;

    /// <summary>Is it an address or a name, whether or not anybody has it?</summary>
    /// <param name="host">An IPv6 address without brackets.</param>
    public static bool IsWellFormed(string host) =>
        host.Length <= Longest && Uri.CheckHostName(host) != UriHostNameType.Unknown;
}
