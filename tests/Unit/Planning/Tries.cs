namespace Signage.Tests.Unit.Planning;

/// <summary>How often a property is tried: a twentieth where thousands of faults are tried one by one.</summary>
internal static class Tries
{
    private static readonly bool Few = Environment.GetEnvironmentVariable("SIGNAGE_FEW_TRIES") is not null;

    public static int Of(int whole) => Few ? Math.Max(3, whole / 20) : whole;
}
