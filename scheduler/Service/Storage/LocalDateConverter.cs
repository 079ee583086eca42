using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Signage.Scheduler.Storage;

/// <summary>A local date in the API: <c>2026-11-23</c>.</summary>
internal sealed class LocalDateConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && LocalDatePattern.Iso.Parse(reader.GetString()!).TryGetValue(default, out var date)
            ? date
            : throw new JsonException("must be a date like 2026-11-23");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}
