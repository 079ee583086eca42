using System.Globalization;

namespace Signage.Hangfire.SQLite;

/// <summary>Jobs are numbered from 1; Hangfire passes the number as text.</summary>
internal static class JobIds
{
    internal static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>False for text that never was a job's id, such as one of another storage.</summary>
    internal static bool TryRead(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && text[0] != '0';
}
