using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Signage.Scheduler.Storage;

/// <summary>A local time as <c>07:30:00.000</c>; sorts in SQL.</summary>
public sealed class LocalTimeToText()
    : ValueConverter<LocalTime, string>(t => Pattern.Format(t), s => Pattern.Parse(s).Value)
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture(
        "HH':'mm':'ss'.'fff");
}
