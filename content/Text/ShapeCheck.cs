using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Signage.Content.Assets;

namespace Signage.Content.Text;

/// <summary>
/// Holds a JSON document against the C# type that it is to become, before it does: every missing, unknown, doubled or
/// mistyped field at once, each with its path, in words for people.
/// </summary>
internal sealed class ShapeCheck
{
    private const string Whole = "must be a whole number";

    private readonly JsonSerializerOptions _options;
    private readonly bool _nulls;
    private readonly List<ReadProblem> _problems = [];

    private ShapeCheck(JsonSerializerOptions options, bool nulls)
    {
        _options = options;
        _nulls = nulls;
    }

    /// <summary>What is wrong with the shape; empty when nothing is.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="type">What it is to become.</param>
    /// <param name="options">One of <see cref="WireJson"/>.</param>
    /// <param name="nulls">True where a field that may be absent may be null too.</param>
    internal static IReadOnlyList<ReadProblem> Check(
        ReadOnlySpan<byte> bytes, Type type, JsonSerializerOptions options, bool nulls)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            return [new ReadProblem("$", "begins with a byte order mark; save it as UTF-8 without one")];
        }

        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = options.MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);

            // Throws when something follows the one value.
            reader.Read();
            var check = new ShapeCheck(options, nulls);
            check.Value(document.RootElement, type, nullable: false, "$");
            return check._problems;
        }
        catch (JsonException e)
        {
            var (line, position) = ((e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
            return [new ReadProblem("$", $"is not valid JSON at line {line}, position {position}")];
        }
        catch (InvalidOperationException)
        {
            return [new ReadProblem("$", "has a field whose name is not valid text")];
        }
    }

    private void Value(JsonElement value, Type type, bool nullable, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Must(nullable && _nulls, path, nullable ? "must not be null; leave it out" : "must not be null");
            return;
        }

        var shape = _options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (shape.Kind == JsonTypeInfoKind.Object)
        {
            Object(value, shape, path);
        }
        else if (shape.Kind == JsonTypeInfoKind.Enumerable)
        {
            List(value, shape.ElementType!, path);
        }
        else if (Fault(value, shape.Type) is { } reason)
        {
            Must(false, path, reason);
        }
    }

    private void Object(JsonElement value, JsonTypeInfo shape, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Must(false, path, "must be an object");
            return;
        }

        // What is computed from other fields is in the type but not in the document.
        var known = shape.Properties.Where(p => p.Set is not null).ToDictionary(p => p.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            var at = $"{path}.{JsonEncodedText.Encode(field.Name, _options.Encoder)}";
            Must(seen.Add(field.Name), at, "is given twice");
            if (known.TryGetValue(field.Name, out var property))
            {
                Value(field.Value, property.PropertyType, property.IsSetNullable, at);
            }
            else
            {
                Must(_options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Skip, at, "is not a known field");
            }
        }

        foreach (var property in shape.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
        {
            Must(false, $"{path}.{property.Name}", "is missing");
        }
    }

    private void List(JsonElement value, Type element, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Must(false, path, "must be a list");
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            Value(item, element, nullable: Nullable.GetUnderlyingType(element) is not null, $"{path}[{index++}]");
        }
    }

    private static string? Fault(JsonElement value, Type type)
    {
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
            return names.Contains(Text(value) ?? "") ? null : $"must be one of {string.Join(", ", names)}";
        }

        return type switch
        {
            _ when type == typeof(string) => Text(value) is null ? "must be text" : null,
            _ when type == typeof(bool) =>
                value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false",
            _ when type == typeof(int) => IsNumber(value) && value.TryGetInt32(out _) ? null : Whole,
            _ when type == typeof(long) => IsNumber(value) && value.TryGetInt64(out _) ? null : Whole,
            _ when type == typeof(double) =>
                IsNumber(value) && double.IsFinite(value.GetDouble()) ? null : "must be a number",
            _ when type == typeof(Instant) => InstantText.TryParse(Text(value), out _) ? null : InstantText.Sentence,
            _ when type == typeof(Sha256Hash) => Sha256Hash.TryParse(Text(value), out _) ? null : Sha256Hash.Sentence,
            _ => null,
        };
    }

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    /// <summary>The text, or null when it is none or holds what no text can, such as half a surrogate pair.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Must(bool holds, string path, string reason)
    {
        if (!holds && _problems.Count < ReadProblem.Most)
        {
            _problems.Add(new ReadProblem(path, reason));
        }
    }
}
