using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Samoa crossed the date line at the end of 29 December 2011: the 30th never came.</summary>
public sealed class LocalDaysTests
{
    [Theory]
    [InlineData("Pacific/Apia",  "2011-12-29", true,  "the day before")]
    [InlineData("Pacific/Apia",  "2011-12-30", false, "left out")]
    [InlineData("Pacific/Apia",  "2011-12-31", true,  "the day after")]
    [InlineData("Africa/Cairo",  "2026-04-24", true,  "only its midnight is skipped")]
    [InlineData("Europe/Berlin", "2026-10-25", true,  "25 hours")]
    public void A_day_exists(string zone, string date, bool exists, string rule) =>
        LocalDays.Exists(LocalDatePattern.Iso.Parse(date).Value, DateTimeZoneProviders.Tzdb[zone])
            .ShouldBe(exists, rule);
}
