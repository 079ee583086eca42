using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;

namespace Signage.Tests.Unit.Library;

/// <summary>Uploads as a client does.</summary>
public static class Uploading
{
    public static async Task<HttpResponseMessage> PieceAsync(
        this Person person, string id, byte[] bytes, long from, long total, long? to = null)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentRange = new ContentRangeHeaderValue(from, to ?? from + bytes.Length - 1, total);
        return await person.Client.PatchAsync($"/api/v1/uploads/{id}", content);
    }

    /// <summary>Uploads a file and waits for the end of its ingest; the answer is the asset.</summary>
    public static async Task<JsonNode> UploadAsync(
        this Person person, string file, string? name = null, string? title = null)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var begun = await person.PostAsync(
            "/api/v1/uploads", new { fileName = name ?? Path.GetFileName(file), bytes = bytes.Length, title });
        var id = (string)begun["id"]!;
        (await person.PieceAsync(id, bytes, 0, bytes.Length)).EnsureSuccessStatusCode();
        var asset = (string)(await person.PostAsync($"/api/v1/uploads/{id}/finish", new { }))["asset"]!;
        return await Eventually.Gives(
            $"{file} is ingested",
            async () => await person.GetAsync($"/api/v1/assets/{asset}") is var view
                && (string?)view["state"] != "ingesting"
                ? view
                : null,
            TimeSpan.FromSeconds(60));
    }
}
