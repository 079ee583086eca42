using System.Globalization;
using System.Text.Json;

namespace Signage.Scheduler.Ffmpeg;

/// <summary>Asks ffprobe what is in a file; the name of the file plays no part.</summary>
public static class MediaProbe
{
    /// <summary>Containers that are opened at all; playlists, concatenations and drawings are not among them.</summary>
    public const string Formats =
        "mov,matroska,webm,avi,mpegts,mpeg,flv,asf,mp3,wav,flac,ogg,aac,aiff,w64,amr,gif,"
        + "png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe";

    private const int MaxAnswer = 1 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Null when it is none of the formats that are taken, or broken.</summary>
    public static async Task<MediaFacts?> ProbeAsync(string file, CancellationToken stop)
    {
        using var answer = new MemoryStream();
        var outcome = await BoundedProcess.RunAsync(
            "ffprobe",
            ["-v", "error", "-protocol_whitelist", "file,pipe", "-format_whitelist", Formats,
                "-show_format", "-show_streams", "-of", "json", "-i", $"file:{file}"],
            Limit,
            (output, cancel) => CopyLimitedAsync(output, answer, cancel),
            stop);
        if (!outcome.Succeeded || answer.Length is 0 or > MaxAnswer)
        {
            return null;
        }

        using var json = JsonDocument.Parse(answer.ToArray());
        return json.RootElement.TryGetProperty("format", out var format) ? Read(json.RootElement, format) : null;
    }

    private static MediaFacts Read(JsonElement root, JsonElement format)
    {
        var streams = root.GetProperty("streams").EnumerateArray().ToList();
        var picture = streams.FirstOrDefault(s => Text(s, "codec_type") == "video" && !IsCover(s));
        var sound = streams.FirstOrDefault(s => Text(s, "codec_type") == "audio");
        var title = Tag(format, "title") ?? Tag(sound, "title");
        return new MediaFacts(
            Text(format, "format_name") ?? "",
            Milliseconds(format),
            picture.ValueKind == JsonValueKind.Object ? ReadPicture(picture) : null,
            sound.ValueKind == JsonValueKind.Object
                ? new SoundFacts(Number(sound, "index"), Text(sound, "codec_name") ?? "")
                : null,
            title);
    }

    private static PictureFacts ReadPicture(JsonElement stream)
    {
        var (width, height) = (Number(stream, "width"), Number(stream, "height"));
        if (Text(stream, "sample_aspect_ratio")?.Split(':') is [var a, var b]
            && int.TryParse(a, CultureInfo.InvariantCulture, out var across)
            && int.TryParse(b, CultureInfo.InvariantCulture, out var down)
            && across > 0 && down > 0)
        {
            width = (int)Math.Clamp((long)width * across / down, 0, int.MaxValue);
        }

        var turned = stream.TryGetProperty("side_data_list", out var sides)
            && sides.EnumerateArray().Any(s => Math.Abs(Number(s, "rotation")) is 90 or 270);
        var (codec, matrix) = (Text(stream, "codec_name") ?? "", Text(stream, "color_space"));
        matrix = matrix == "unknown" ? null : matrix;
        return turned
            ? new PictureFacts(Number(stream, "index"), codec, height, width, matrix)
            : new PictureFacts(Number(stream, "index"), codec, width, height, matrix);
    }

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition) && Number(disposition, "attached_pic") == 1;

    private static long? Milliseconds(JsonElement format) =>
        double.TryParse(Text(format, "duration"), CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < 1e9
            ? (long)Math.Ceiling(seconds * 1000)
            : null;

    private static string? Tag(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("tags", out var tags)
            ? tags.EnumerateObject()
                .FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is
                { ValueKind: JsonValueKind.String } value ? value.GetString() : null
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            ? number
            : 0;

    private static async Task CopyLimitedAsync(Stream from, MemoryStream to, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            if (to.Length <= MaxAnswer)
            {
                to.Write(buffer, 0, read);
            }
        }
    }
}
