using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Signage.Content.Text;

/// <summary>
/// How every JSON document of ours is written and read: camelCase, nulls left out, Chinese written as itself, properties
/// in the order of the C# type (so the same value gives the same bytes), unknown properties refused.
/// </summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Create(strict: true);

    /// <summary>The same bytes when writing; when reading, properties of a newer version are passed over.</summary>
    public static JsonSerializerOptions Lenient { get; } = Create(strict: false);

    /// <summary>Reads one document; a failure says where and why.</summary>
    public static bool TryRead<T>(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out T? value,
        [NotNullWhen(false)] out ReadProblem? problem)
        where T : class
    {
        try
        {
            value = JsonSerializer.Deserialize<T>(bytes, Options);
            problem = value is null ? new ReadProblem("$", "must not be null") : null;
            return value is not null;
        }
        catch (JsonException e)
        {
            value = null;
            problem = new ReadProblem(e.Path ?? "$", ReasonOf(e));
            return false;
        }
    }

    private static string ReasonOf(JsonException e)
    {
        var cut = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        var reason = (cut < 0 ? e.Message : e.Message[..cut]).TrimEnd('.');
        return reason.Replace("Signage.Content.", "", StringComparison.Ordinal);
    }

    private static JsonSerializerOptions Create(bool strict)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = strict ? JsonUnmappedMemberHandling.Disallow : JsonUnmappedMemberHandling.Skip,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = 16,
            AllowDuplicateProperties = false,
        };
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new Sha256HashConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
