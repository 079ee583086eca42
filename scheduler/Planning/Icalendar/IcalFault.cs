namespace Signage.Planning.Icalendar;

/// <summary>What is wrong with the form of a file: where, which property, one of <see cref="IcalFaults"/>.</summary>
internal sealed record IcalFault(int Line, string Name, string Code, string Value)
{
    private const int Longest = 100;

    /// <summary>As much of a text as is told.</summary>
    internal static string Short(string text) => text[..Math.Min(Longest, text.Length)];
}
