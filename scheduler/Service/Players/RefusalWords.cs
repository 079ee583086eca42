using System.Globalization;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Scheduler.Console;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Players;

/// <summary>What a player refused, in the reader's language; a code that is not known here is said as the player said
/// it.</summary>
public static class RefusalWords
{
    private const int HashShown = 12;

    public static string? Say(PlayerRefusal? refusal, string? sentence, string language)
    {
        if (refusal is null || !MessageTexts.All.ContainsKey(CodeOf(refusal)))
        {
            return sentence;
        }

        var args = refusal.Args.Take(PlayerRefusal.MostArgs).Select((a, i) => Readable(refusal, a, i, language));
        object[] filled = [.. args, .. Enumerable.Repeat("", PlayerRefusal.MostArgs)];
        return string.Format(
            CultureInfo.InvariantCulture, MessageTexts.Of(CodeOf(refusal), language).Detail, filled);
    }

    private static string CodeOf(PlayerRefusal refusal) => $"player-{refusal.Code}";

    /// <summary>A kind of note by its name, an instant in the county's time, a hash by its beginning.</summary>
    private static string Readable(PlayerRefusal refusal, string arg, int at, string language) => arg switch
    {
        _ when at == 0 && refusal.Code.StartsWith("note-", StringComparison.Ordinal) =>
            new Words { Language = language }.Value("note", arg),
        _ when InstantText.TryParse(arg, out var instant) => Times.Second(instant),
        _ when Content.Assets.Sha256Hash.TryParse(arg, out _) => arg[..HashShown] + "…",
        _ => arg,
    };
}
