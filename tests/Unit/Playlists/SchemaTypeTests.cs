using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Playlists;

/// <summary>The C# types and the schema have the same fields, required ones, types and words: both ways.</summary>
public sealed class SchemaTypeTests
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Repository.At("playlist.schema.json")))!.AsObject();

    [Fact]
    public void The_schema_and_the_types_agree() => Differences(Schema, typeof(Playlist)).ShouldBeEmpty();

    [Fact]
    public void Every_field_and_definition_is_described()
    {
        var bare = Parts(Schema, "$").Where(p => p.Part["description"]?.GetValue<string>() is not { Length: > 5 });
        bare.Select(p => p.Path).ShouldBeEmpty();
    }

    // an edit of the schema                                        what the comparison says
    public static TheoryData<string, string> Drifts => new()
    {
        { "- $.properties.cues",                                    "$.cues: only in C#" },
        { "$.properties.colour = {\"type\":\"string\"}",            "$.colour: only in the schema" },
        { "- $.required",                                           "$.format: required in C# only" },
        { "$.required[4] = \"title\"",                              "$.title: required in the schema only" },
        { "$.properties.title = {\"type\":\"integer\"}",            "$.title: String here, integer in the schema" },
        { "$.additionalProperties = true",                          "$: takes unknown fields" },
        { "$.properties.levels.type = \"object\"",                  "$.levels: a list here, object in the schema" },
        { "$.properties.from = {\"type\":\"string\"}",              "$.from: Instant here, string in the schema" },
    };

    [Theory]
    [MemberData(nameof(Drifts))]
    public void The_comparison_sees_a_drift(string edit, string difference)
    {
        var drifted = JsonNode.Parse(JsonEdit(edit))!.AsObject();
        Differences(drifted, typeof(Playlist)).ShouldContain(difference);
    }

    private static byte[] JsonEdit(string edit) =>
        Text.JsonEdit.Apply(JsonSerializer.SerializeToUtf8Bytes(Schema), edit);

    private static List<string> Differences(JsonObject schema, Type type)
    {
        var found = new List<string>();
        Compare(schema, schema, type, "$", found);
        return found;
    }

    private static void Compare(JsonObject root, JsonObject written, Type type, string path, List<string> found)
    {
        var schema = Resolve(root, written);
        var shape = WireJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        var kind = schema["type"]?.GetValue<string>();
        if (shape.Kind == JsonTypeInfoKind.Enumerable)
        {
            if (kind != "array")
            {
                found.Add($"{path}: a list here, {kind} in the schema");
                return;
            }

            Compare(root, schema["items"]!.AsObject(), shape.ElementType!, $"{path}[]", found);
        }
        else if (shape.Kind == JsonTypeInfoKind.Object)
        {
            CompareFields(root, schema, shape, path, found);
        }
        else if (!Fits(shape.Type, schema, kind))
        {
            found.Add($"{path}: {shape.Type.Name} here, {kind} in the schema");
        }
    }

    private static void CompareFields(
        JsonObject root, JsonObject schema, JsonTypeInfo shape, string path, List<string> found)
    {
        var fields = schema["properties"]?.AsObject() ?? [];
        var required = schema["required"]?.AsArray().Select(r => r!.GetValue<string>()).ToHashSet() ?? [];
        if (schema["additionalProperties"]?.GetValueKind() != JsonValueKind.False)
        {
            found.Add($"{path}: takes unknown fields");
        }

        var written = shape.Properties.Where(p => p.Set is not null).ToList();
        foreach (var property in written)
        {
            var at = $"{path}.{property.Name}";
            if (!fields.ContainsKey(property.Name))
            {
                found.Add($"{at}: only in C#");
                continue;
            }

            if (property.IsRequired != required.Contains(property.Name))
            {
                found.Add($"{at}: required in {(property.IsRequired ? "C#" : "the schema")} only");
            }

            Compare(root, fields[property.Name]!.AsObject(), property.PropertyType, at, found);
        }

        var known = written.Select(p => p.Name).ToHashSet();
        found.AddRange(fields.Where(f => !known.Contains(f.Key)).Select(f => $"{path}.{f.Key}: only in the schema"));
    }

    private static bool Fits(Type type, JsonObject schema, string? kind)
    {
        if (type.IsEnum)
        {
            var words = schema["enum"]?.AsArray().Select(w => w!.GetValue<string>()) ?? [];
            return kind == "string"
                && words.SequenceEqual(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
        }

        var pattern = schema["pattern"]?.GetValue<string>() ?? "";
        return type switch
        {
            _ when type == typeof(string) => kind == "string",
            _ when type == typeof(bool) => kind == "boolean",
            _ when type == typeof(int) || type == typeof(long) => kind == "integer",
            _ when type == typeof(double) => kind == "number",
            _ when type == typeof(Instant) => kind == "string" && pattern.EndsWith("Z$", StringComparison.Ordinal),
            _ when type == typeof(Sha256Hash) => kind == "string" && pattern == "^[0-9a-f]{64}$",
            _ => false,
        };
    }

    private static JsonObject Resolve(JsonObject root, JsonObject schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference
            ? root["$defs"]![reference["#/$defs/".Length..]]!.AsObject()
            : schema;

    /// <summary>Every field and every definition, with its place.</summary>
    private static IEnumerable<(string Path, JsonObject Part)> Parts(JsonObject schema, string path)
    {
        foreach (var group in new[] { "properties", "$defs" })
        {
            foreach (var (name, part) in schema[group]?.AsObject() ?? [])
            {
                yield return ($"{path}.{name}", part!.AsObject());
                foreach (var inner in Parts(part!.AsObject(), $"{path}.{name}"))
                {
                    yield return inner;
                }
            }
        }
    }
}
