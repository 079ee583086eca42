using System.Globalization;

namespace Signage.Player.Spool;

/// <summary>Names of segments: <c>&lt;epoch&gt;-&lt;first sequence, 20 digits&gt;.journal</c>.</summary>
public sealed record JournalFiles(string Path, long Epoch, long First)
{
    public static string NameOf(long epoch, long first) =>
        string.Create(CultureInfo.InvariantCulture, $"{epoch}-{first:D20}.journal");

    /// <summary>The segments of a folder, by epoch and sequence.</summary>
    public static IReadOnlyList<JournalFiles> In(string folder)
    {
        var found = new List<JournalFiles>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.journal"))
        {
            var parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('-');
            if (parts is [var epoch, { Length: 20 } first]
                && long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var e)
                && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var f))
                found.Add(new JournalFiles(path, e, f));
        }
        return [.. found.OrderBy(file => file.Epoch).ThenBy(file => file.First)];
    }
}
