using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Signage.Content.Text;

/// <summary>
/// How every JSON document of ours is written and read: camelCase, nulls left out, Chinese written as itself,
/// properties
/// in the order of the C# type (so the same value gives the same bytes), unknown properties refused.
/// </summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Create(strict: true);

    /// <summary>The same bytes when writing; when reading, properties of a newer version are passed over.</summary>
    public static JsonSerializerOptions Lenient { get; } = Create(strict: false);

    /// <summary>Reads one message; a failure says where and why.</summary>
    public static bool TryRead<T>(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out T? value,
        [NotNullWhen(false)] out ReadProblem? problem)
        where T : class
    {
        var read = TryRead(bytes, Options, nulls: true, out value, out var problems);
        problem = read ? null : problems[0];
        return read;
    }

    /// <summary>Reads one document, in which nothing is null; a failure says everything that is wrong, in its
    /// order.</summary>
    public static bool TryRead<T>(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out T? value, out IReadOnlyList<ReadProblem> problems)
        where T : class => TryRead(bytes, Options, nulls: false, out value, out problems);

    /// <summary>The same, passing over fields of a newer version.</summary>
    public static bool TryReadLeniently<T>(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out T? value, out IReadOnlyList<ReadProblem> problems)
        where T : class => TryRead(bytes, Lenient, nulls: false, out value, out problems);

    /// <summary>Why <paramref name="bytes"/> could not be read leniently.</summary>
    internal static ReadProblem ProblemOf<T>(ReadOnlySpan<byte> bytes, JsonException e) =>
        ShapeCheck.Check(bytes, typeof(T), Lenient, nulls: true) is [var first, ..] ? first : ProblemOf(e);

    private static bool TryRead<T>(
        ReadOnlySpan<byte> bytes,
        JsonSerializerOptions options,
        bool nulls,
        [NotNullWhen(true)] out T? value,
        out IReadOnlyList<ReadProblem> problems)
        where T : class
    {
        value = null;
        problems = ShapeCheck.Check(bytes, typeof(T), options, nulls);
        if (problems.Count > 0)
        {
            return false;
        }

        try
        {
            value = JsonSerializer.Deserialize<T>(bytes, options);
        }
        catch (JsonException e)
        {
            problems = [ProblemOf(e)];
        }

        return value is not null;
    }

    private static ReadProblem ProblemOf(JsonException e)
    {
        var cut = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return new ReadProblem(e.Path ?? "$", (cut < 0 ? e.Message : e.Message[..cut]).TrimEnd('.'));
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
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            AllowDuplicateProperties = false,
        };
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new Sha256HashConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
