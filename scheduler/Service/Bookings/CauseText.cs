using System.Text.Json;
using Signage.Planning;
using Signage.Planning.Loops;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Why a booking does not play, and how that is mended, in words.</summary>
public static class CauseText
{
    private const string Unknown = "—";

    /// <summary>A value of a closed list as the codes of the texts have it, such as <c>loss-notApproved</c>.</summary>
    public static string Code(string list, Enum value) =>
        $"{list}-{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}";

    /// <param name="asset">Its title.</param>
    /// <param name="by">Title of the booking that has the time.</param>
    /// <param name="arithmetic">Why the loop is too full.</param>
    public static string Of(
        LossCause cause, string language, string? asset, string? by, LoopRefusal? arithmetic = null, int times = 1)
    {
        var text = MessageTexts.Detail(Code("loss", cause), language, asset ?? Unknown, by ?? Unknown, times);
        if (arithmetic is not null)
        {
            text += LoopFull.Text(arithmetic, language);
        }

        return times > 1 ? text + MessageTexts.Detail("loss-times", language, times) : text;
    }

    /// <summary>What a person does about it.</summary>
    public static string Mend(LossCause cause, string language) => MessageTexts.Detail(Code("mend", cause), language);
}
