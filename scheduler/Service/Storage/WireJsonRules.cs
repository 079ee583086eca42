using System.Text.Json;
using System.Text.Json.Serialization;
using Signage.Content.Text;

namespace Signage.Scheduler.Storage;

/// <summary>The API writes JSON as every document of ours, and refuses fields that it does not know, so that a slip
/// shows.</summary>
public static class WireJsonRules
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = WireJson.Options.Encoder;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new LocalDateConverter());
        foreach (var converter in WireJson.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}
