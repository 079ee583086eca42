using System.Text.Encodings.Web;
using System.Text.Json;

namespace Signage.Hangfire.SQLite;

/// <summary>Names with their values as a JSON object, as the tables hold them.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(IEnumerable<KeyValuePair<string, string?>>? pairs)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in pairs ?? [])
        {
            values[name] = value;
        }

        return JsonSerializer.Serialize(values, Options);
    }

    /// <summary>Names are found whatever their case where the comparer says so.</summary>
    internal static Dictionary<string, string> Read(string json, StringComparer? comparer = null)
    {
        var values = new Dictionary<string, string>(comparer ?? StringComparer.Ordinal);
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string?>>(json, Options)!)
        {
            // Hangfire's own types call a null value a string.
            values[name] = value!;
        }

        return values;
    }
}
