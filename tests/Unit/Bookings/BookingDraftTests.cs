using System.Text.Json;
using Shouldly;
using Signage.Scheduler.Bookings;
using Xunit;

namespace Signage.Tests.Unit.Bookings;

public sealed class BookingDraftTests
{
    [Theory]
    [InlineData("07:30, 12:10", new[] { "07:30:00", "12:10:00" })]
    [InlineData("7:5，12：10：30、 23:59", new[] { "07:05:00", "12:10:30", "23:59:00" })]
    [InlineData("noon", new[] { "noon" })]
    [InlineData("", new string[0])]
    public void Times_are_taken_as_people_type_them(string typed, string[] written) =>
        BookingDraft.TimesOf(typed).ShouldBe(written);

    [Fact]
    public void A_booking_comes_back_from_the_form_as_it_went_in()
    {
        var request = new BookingRequest(
            "校园广播", ["a-1"], new TargetRequest(Venues: ["school-1"]), BookingDraft.AtTimes,
            "2026-11-24", "2026-12-24", 3, "b-1",
            Times: ["07:30:00"], Interrupt: "stop", Daypart: new CountyHours([1, 2, 3, 4, 5], "07:00", "18:00"));

        var again = BookingDraft.Of(request).ToRequest();

        JsonSerializer.Serialize(again).ShouldBe(JsonSerializer.Serialize(request));
    }
}
