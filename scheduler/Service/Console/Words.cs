using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Console;

/// <summary>
/// What the pages say, in the reader's language. The words stand in the <c>page.json</c> of each feature folder, both
/// languages side by side. One instance a circuit.
/// </summary>
public sealed class Words
{
    private static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    public static FrozenDictionary<string, Word> All { get; } = Load();

    /// <summary><see cref="Language.Chinese"/> or <see cref="Language.English"/>.</summary>
    public string Language { get; set; } = Texts.Language.Chinese;

    public bool IsEnglish => Language == Texts.Language.English;

    /// <summary>The culture for calendars: month and day names of the language.</summary>
    public CultureInfo Culture => IsEnglish ? Calendars.English : Calendars.Chinese;

    /// <summary>The word, or the key itself where there is none: a hole that shows is mended sooner.</summary>
    public string this[string key] => All.TryGetValue(key, out var word) ? Pick(word) : key;

    /// <summary>The sentence with <c>{0}</c>, <c>{1}</c> … filled.</summary>
    public string Of(string key, params object?[] args) => string.Format(CultureInfo.InvariantCulture, this[key], args);

    /// <summary>The word for a value of a closed list such as <c>kind.lobbyTv</c>; the value itself when it is
    /// unknown.</summary>
    public string Value(string list, string? value) =>
        value is null ? "" : All.TryGetValue($"{list}.{value}", out var word) ? Pick(word) : value;

    /// <summary>A long time as people say it: 13 h 05 min, 8 min, 40 s.</summary>
    public string Lasting(long ms)
    {
        var seconds = (ms + 500) / 1000;
        return seconds switch
        {
            < 60 => Of("lasting.seconds", seconds),
            < 3600 => Of("lasting.minutes", seconds / 60),
            _ => Of("lasting.hours", seconds / 3600, (seconds / 60 % 60).ToString("00", CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>A refusal as a sentence.</summary>
    public string Say(Refusal refusal) => MessageTexts.Detail(refusal.Code, Language, refusal.Args);

    private string Pick(Word word) => IsEnglish ? word.En : word.Zh;

    private static FrozenDictionary<string, Word> Load()
    {
        var all = new Dictionary<string, Word>(StringComparer.Ordinal);
        var assembly = typeof(Words).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("page.json",
            StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, word) in JsonSerializer.Deserialize<Dictionary<string, Word>>(stream, Json)!)
            {
                all.Add(key, word);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
