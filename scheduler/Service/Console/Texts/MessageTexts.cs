using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Signage.Scheduler.Texts;

/// <summary>The words of every code, from the <c>texts.json</c> of all feature folders.</summary>
public static class MessageTexts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
    };

    public static FrozenDictionary<string, MessageEntry> All { get; } = Load();

    public static Message Of(string code, string language)
    {
        var entry = All.TryGetValue(code, out var found)
            ? found
            : new MessageEntry(new Message(code, code), new Message(code, code));
        return language == Language.English ? entry.En : entry.Zh;
    }

    public static string Detail(string code, string language, params object[] args) =>
        args.Length == 0
            ? Of(code, language).Detail
            : string.Format(CultureInfo.InvariantCulture, Of(code, language).Detail, args);

    public static int StatusOf(string code) =>
        All.TryGetValue(code, out var entry) && entry.Status != 0
            ? entry.Status
            : StatusCodes.Status422UnprocessableEntity;

    private static FrozenDictionary<string, MessageEntry> Load()
    {
        var all = new Dictionary<string, MessageEntry>(StringComparer.Ordinal);
        var assembly = typeof(MessageTexts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith("texts.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (code, entry) in JsonSerializer.Deserialize<Dictionary<string, MessageEntry>>(stream, Json)!)
            {
                all.Add(code, entry);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
