using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Signage.Content.Text;

internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && InstantText.TryParse(reader.GetString(), out var instant)
            ? instant
            : throw new JsonException(InstantText.Sentence);

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantText.Format(value));
}
