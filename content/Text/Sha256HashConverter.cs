using System.Text.Json;
using System.Text.Json.Serialization;
using Signage.Content.Assets;

namespace Signage.Content.Text;

internal sealed class Sha256HashConverter : JsonConverter<Sha256Hash>
{
    public override Sha256Hash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Sha256Hash.TryParse(reader.GetString(), out var hash)
            ? hash
            : throw new JsonException(Sha256Hash.Sentence);

    public override void Write(Utf8JsonWriter writer, Sha256Hash value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
