using System.Globalization;

namespace Signage;

/// <summary>The language that a terminal's user reads, by POSIX: <c>LC_ALL</c>, then <c>LC_MESSAGES</c>, then
/// <c>LANG</c>; the first that is set decides.</summary>
internal static class UserLanguage
{
    private static readonly string Locale =
        new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";

    internal static bool IsChinese { get; } = Locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    /// <summary>As HTTP names it.</summary>
    internal static string Tag => IsChinese ? "zh-CN" : "en";

    internal static string Pick(string chinese, string english) => IsChinese ? chinese : english;

    /// <summary>Lets the library that reads the command line speak it too.</summary>
    internal static void Use() =>
        CultureInfo.CurrentUICulture = IsChinese ? CultureInfo.GetCultureInfo("zh-Hans") : CultureInfo.InvariantCulture;
}
