using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Signage.Tests.Unit.Text;

/// <summary>
/// Changes a JSON document by a short text: <c>$.cues[0].at = "x"</c> sets, <c>- $.cues[0].at</c> removes.
/// </summary>
internal static partial class JsonEdit
{
    /// <summary>Applies the edits, parted by " ; ", one after the other.</summary>
    internal static byte[] Apply(byte[] document, string edits)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var edit in edits.Split(" ; "))
        {
            if (edit.StartsWith("- ", StringComparison.Ordinal))
            {
                Remove(root, edit[2..]);
            }
            else
            {
                var parts = edit.Split(" = ", 2);
                root = Set(root, parts[0], JsonNode.Parse(parts[1]));
            }
        }

        var options = new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };
        return Encoding.UTF8.GetBytes(root is null ? "null" : root.ToJsonString(options));
    }

    private static JsonNode Set(JsonNode root, string path, JsonNode? value)
    {
        var (parent, last) = Find(root, path);
        switch (parent)
        {
            case JsonObject o:
                o[last] = value;
                return root;
            case JsonArray a when int.Parse(last) == a.Count:
                a.Add(value);
                return root;
            case JsonArray a:
                a[int.Parse(last)] = value;
                return root;
            default:
                return value!;
        }
    }

    private static void Remove(JsonNode root, string path)
    {
        var (parent, last) = Find(root, path);
        if (parent is JsonArray array)
        {
            array.RemoveAt(int.Parse(last));
        }
        else if (!parent!.AsObject().Remove(last))
        {
            throw new ArgumentException($"nothing to remove at {path}", nameof(path));
        }
    }

    private static (JsonNode? Parent, string Last) Find(JsonNode root, string path)
    {
        JsonNode? parent = null;
        var last = "";
        foreach (Match match in Step().Matches(path))
        {
            parent = parent is null ? root : Child(parent, last);
            last = match.Groups[1].Value + match.Groups[2].Value;
        }

        return (parent, last);
    }

    private static JsonNode? Child(JsonNode node, string step) =>
        node is JsonArray array ? array[int.Parse(step)] : node[step];

    [GeneratedRegex(@"\.([A-Za-z0-9]+)|\[(\d+)\]")]
    private static partial Regex Step();
}
