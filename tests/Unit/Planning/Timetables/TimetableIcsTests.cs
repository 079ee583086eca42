using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Planning.Time;
using Signage.Planning.Timetables;
using Xunit;

namespace Signage.Tests.Unit.Planning.Timetables;

/// <summary>Timetables as iCalendar. In these rows | is a line break; the halls are in Shanghai.</summary>
public sealed class TimetableIcsTests
{
    private const string Show = "UID:s|LOCATION:1|SUMMARY:长津湖|";

    private static readonly LocalDateSpan Week = new(Sample.Monday, 7);

    // The week is 23 to 29 November 2026.
    [Theory]
    // where the time is
    [InlineData("DTSTART:20261123T193000",                            "23 19:30 #s", "floating: local at the hall")]
    [InlineData("DTSTART:20261123T113000Z",                           "23 19:30 #s", "in UTC")]
    [InlineData("DTSTART;TZID=Asia/Tokyo:20261123T203000",            "23 19:30 #s", "in a zone of its own")]
    [InlineData("DTSTART;TZID=\"Asia/Tokyo\":20261123T203000",        "23 19:30 #s", "in quotes")]
    [InlineData("DTSTART;TZID=China Standard Time:20261123T193000",   "23 19:30 #s", "as Outlook names it")]
    // which days are wanted
    [InlineData("DTSTART:20261122T235959",                            "",            "before the dates")]
    [InlineData("DTSTART:20261123T000000",                            "23 00:00 #s", "the first instant")]
    [InlineData("DTSTART:20261129T235959",                            "29 23:59 #s", "the last second")]
    [InlineData("DTSTART:20261130T000000",                            "",            "after the dates")]
    // cancelled
    [InlineData("DTSTART:20261123T193000|STATUS:CANCELLED",           "23 19:30 #s off", "cancelled")]
    [InlineData("DTSTART:20261123T193000|STATUS:CONFIRMED",           "23 19:30 #s", "confirmed")]
    // recurring
    [InlineData("DTSTART:20261123T193000|RRULE:FREQ=DAILY;COUNT=2",
        "23 19:30 #s/20261123T193000, 24 19:30 #s/20261124T193000", "each with an id of its own")]
    [InlineData("DTSTART:20261001T193000|RRULE:FREQ=WEEKLY;BYDAY=SA",
        "28 19:30 #s/20261128T193000", "begun long ago")]
    [InlineData("DTSTART:20261123T193000|RRULE:FREQ=WEEKLY;BYDAY=SA",
        "23 19:30 #s/20261123T193000, 28 19:30 #s/20261128T193000", "DTSTART is a show, as RFC 5545 says")]
    [InlineData("DTSTART:20261123T193000|RRULE:FREQ=DAILY;UNTIL=20261124T193000",
        "23 19:30 #s/20261123T193000, 24 19:30 #s/20261124T193000", "UNTIL just holds")]
    [InlineData("DTSTART:20261123T193000|RRULE:FREQ=DAILY;UNTIL=20261124T192959",
        "23 19:30 #s/20261123T193000", "UNTIL just not")]
    [InlineData("DTSTART:20261123T193000|RRULE:FREQ=DAILY;UNTIL=20261124T113000Z",
        "23 19:30 #s/20261123T193000, 24 19:30 #s/20261124T193000", "UNTIL in UTC")]
    [InlineData("DTSTART:20261123T193000|RRULE:FREQ=DAILY;COUNT=3|EXDATE:20261124T193000",
        "23 19:30 #s/20261123T193000, 25 19:30 #s/20261125T193000", "without one")]
    [InlineData("DTSTART:20261123T193000|RRULE:FREQ=DAILY;COUNT=3|EXDATE;VALUE=DATE:20261124",
        "23 19:30 #s/20261123T193000, 25 19:30 #s/20261125T193000", "without one day")]
    [InlineData("DTSTART:20261123T193000|RDATE:20261125T210000",
        "23 19:30 #s/20261123T193000, 25 21:00 #s/20261125T210000", "with one more")]
    [InlineData("DTSTART;TZID=America/New_York:20261122T200000|RRULE:FREQ=WEEKLY;BYDAY=SU,SA",
        "23 09:00 #s/20261122T200000, 29 09:00 #s/20261128T200000", "weekdays are those of its own zone")]
    // what we have no use for
    [InlineData("DTSTART:20261123T193000|BEGIN:VALARM|TRIGGER:?|END:VALARM|ATTENDEE:?|DTEND:20261123T220000",
        "23 19:30 #s", "alarms, guests, ends")]
    public void Shows_are_read(string lines, string expected, string rule)
    {
        var read = Read(File(Show + lines));

        read.Problems.ShouldBeEmpty(rule);
        string.Join(", ", read.Rows.Select(Say)).ShouldBe(expected, rule);
    }

    //               Mon 23   Tue 24   Wed 25
    // every day     19:30    19:30    19:30
    // instead of           -> 20:15   cancelled
    [Fact]
    public void A_single_show_of_a_recurring_one_may_move_or_be_cancelled()
    {
        var read = Read(File(
            Show + "DTSTART:20261123T193000|RRULE:FREQ=DAILY;COUNT=3",
            Show + "RECURRENCE-ID:20261124T193000|DTSTART:20261124T201500",
            Show + "RECURRENCE-ID;TZID=Asia/Shanghai:20261125T193000|DTSTART:20261125T193000|STATUS:CANCELLED"));

        read.Problems.ShouldBeEmpty();
        read.Rows.Select(Say).ShouldBe(
            ["23 19:30 #s/20261123T193000", "24 20:15 #s/20261124T193000", "25 19:30 #s/20261125T193000 off"]);
    }

    [Fact]
    public void An_event_without_a_uid_has_no_id() =>
        Read(File("LOCATION:1|SUMMARY:a|DTSTART:20261123T193000")).Rows.ShouldBe(
            [new TimetableRow("1", Sample.At("19:30"), "a", null, false, 2)]);

    [Fact]
    public void Text_is_unescaped_and_unfolded() =>
        Read(File("LOCATION:1号厅\\, IMAX|SUMMARY:长津|  湖|DTSTART:20261123T193000")).Rows
            .Select(r => (r.Hall, r.Title)).ShouldBe([("1号厅, IMAX", "长津 湖")]);

    [Theory]
    // form of the file
    [InlineData("", "1  not-a-calendar ")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VEVENT|END:VCALENDAR", "2 BEGIN component-open VEVENT")]
    [InlineData("BEGIN:VCALENDAR|x|END:VCALENDAR", "2  line-unreadable x")]
    [InlineData("hello", "1  not-a-calendar hello")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VEVENT", "2 BEGIN component-open VEVENT")]
    // events
    [InlineData("*UID:s|SUMMARY:a|DTSTART:20261123T193000", "2 LOCATION field-missing ")]
    [InlineData("*UID:s|LOCATION:1|DTSTART:20261123T193000", "2 SUMMARY field-missing ")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a", "2 DTSTART field-missing ")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART;VALUE=DATE:20261123", "2 DTSTART time-unreadable 20261123")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART:tonight", "6 DTSTART line-unreadable tonight")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART:20261123T253000", "6 DTSTART line-unreadable 20261123T253000")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART;TZID=Nowhere/Land:20261123T193000",
        "6 DTSTART zone-unknown Nowhere/Land")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART:20261123T193000|RRULE:FREQ=HOURLY",
        "7 RRULE recurrence-frequency FREQ=HOURLY")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART:20261123T193000|RRULE:FREQ=DAILY|RRULE:FREQ=WEEKLY",
        "7 RRULE recurrence-rule-twice FREQ=DAILY")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART:20261123T193000|EXDATE:never", "7 EXDATE line-unreadable never")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART:20261123T193000|RRULE:FREQ=DAILY;UNTIL=20261399T250000",
        "7 RRULE recurrence-time-of-day FREQ=DAILY;UNTIL=20261399T250000")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|RECURRENCE-ID;RANGE=THISANDFUTURE:20261123T193000|DTSTART:20261123T200000",
        "6 RECURRENCE-ID range-unsupported ;RANGE=THISANDFUTURE")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART:20261123T193000|END:VEVENT|BEGIN:VEVENT"
        + "|UID:s|LOCATION:2|SUMMARY:b|DTSTART:20261123T193000", "8 id id-twice s")]
    [InlineData("*UID:s|LOCATION:1|SUMMARY:a|DTSTART:20261123T193000|END:VEVENT|BEGIN:VEVENT"
        + "|UID:t|LOCATION:1|SUMMARY:b|DTSTART:20261123T113000Z", "8 start show-twice 1 2026-11-23T11:30:00Z")]
    public void What_is_wrong_is_said(string lines, string expected) =>
        Read(lines.StartsWith('*') ? File(lines[1..]) : lines.Replace("|", "\r\n", StringComparison.Ordinal))
            .Problems.Select(p => $"{p.Line} {p.Field} {p.Code} {p.Value}").ShouldBe([expected]);

    [Fact]
    public void One_broken_event_does_not_hide_the_others()
    {
        var read = Read(File("SUMMARY:a", Show + "DTSTART:20261123T193000", "DTSTART:x"));

        read.Rows.Count.ShouldBe(1);
        read.Problems.Select(p => (p.Line, p.Field)).ShouldBe([(2, "LOCATION"), (2, "DTSTART"), (12, "DTSTART")]);
    }

    [Fact]
    public void Rows_problems_and_the_file_have_a_limit()
    {
        var daily = File(Show + "DTSTART:20000101T193000|RRULE:FREQ=DAILY");
        var many = TimetableIcs.Read(
            daily, Sample.Shanghai, DateTimeZoneProviders.Tzdb, new LocalDateSpan(new LocalDate(2000, 1, 1), 10_500));

        many.Rows.Count.ShouldBe(10_000);
        many.Problems.Select(p => p.Code).ShouldBe(["too-many-rows"]);
        Read(File([.. Enumerable.Repeat("SUMMARY:a", 60)])).Problems.Count.ShouldBe(50);
        Read(new string('x', 5_000_001)).Problems.Single()
            .ShouldBe(new TimetableProblem(1, "", "file-too-large", "5000000"));
        var events = Read(File([.. Enumerable.Repeat("X:1", 10_001)]));
        events.Rows.ShouldBeEmpty();
        events.Problems.ShouldBe([new TimetableProblem(30_002, "", "too-many-rows", "10000")]);
    }

    [Theory]
    [InlineData("UID:s|SUMMARY:a", "LOCATION")]
    [InlineData("UID:s|LOCATION:1", "SUMMARY")]
    public void A_show_that_lacks_something_is_none(string lines, string field)
    {
        var read = Read(File($"{lines}|DTSTART:20261123T193000"));

        read.Rows.ShouldBeEmpty();
        read.Problems.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Fact]
    public void An_id_that_is_too_long_is_told_as_the_uid() =>
        Read(File($"UID:{new string('x', 201)}|LOCATION:1|SUMMARY:a|DTSTART:20261123T193000")).Problems
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                p => p.Field.ShouldBe("UID"), p => p.Code.ShouldBe("field-too-long"));

    [Fact]
    public void No_text_makes_it_throw()
    {
        var whole = File(
            Show + "DTSTART;TZID=Asia/Tokyo:20261001T193000|RRULE:FREQ=DAILY;UNTIL=20261128T000000Z"
                + "|EXDATE:20261124T193000",
            Show + "RECURRENCE-ID:20261124T193000|DTSTART:20261124T201500|RDATE:20261124T201500");
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 2], Gen.Char).Array[1, 12].Sample(edits =>
        {
            var text = edits.Aggregate(whole, (now, edit) => edit.Item2 switch
            {
                0 => now.Remove(edit.Item1 % now.Length, 1),
                1 => now.Insert(edit.Item1 % now.Length, $"{edit.Item3}"),
                _ => now.Insert(edit.Item1 % now.Length, "9"),
            });

            Read(text).Problems.Count.ShouldBeLessThanOrEqualTo(50);
        }, iter: Tries.Of(1000));
    }

    private static TimetableReading Read(string text) =>
        TimetableIcs.Read(text, Sample.Shanghai, DateTimeZoneProviders.Tzdb, Week);

    private static string File(params string[] events) =>
        $"BEGIN:VCALENDAR|{string.Concat(events.Select(e => $"BEGIN:VEVENT|{e}|END:VEVENT|"))}END:VCALENDAR|"
            .Replace("|", "\r\n", StringComparison.Ordinal);

    private static string Say(TimetableRow row) =>
        $"{row.Start.InZone(Sample.Shanghai):dd HH:mm} #{row.Id}{(row.Cancelled ? " off" : "")}";
}
