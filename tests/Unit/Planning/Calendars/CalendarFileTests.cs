using CsCheck;
using Shouldly;
using Signage.Planning.Calendars;
using Xunit;
using static Signage.Tests.Unit.Planning.Calendars.SampleCalendar;

namespace Signage.Tests.Unit.Planning.Calendars;

/// <summary>Calendars as iCalendar files.</summary>
public sealed class CalendarFileTests
{
    [Fact]
    public void What_is_written_is_read() =>
        Any.Sample(calendar =>
        {
            var (read, problems) = CalendarFile.Read(CalendarFile.Write(calendar));
            problems.ShouldBeEmpty();
            read.ShouldBe(calendar);
            read!.Key.ShouldBe(calendar.Key);
        }, iter: Tries.Of(300));

    [Fact]
    public void The_same_calendar_is_the_same_text()
    {
        var text = CalendarFile.Write(School);

        CalendarFile.Write(School with { Terms = [.. School.Terms] }).ShouldBe(text);
        text.ReplaceLineEndings("\n").ShouldBe(
            """
            BEGIN:VCALENDAR
            PRODID:-//Signage//Calendar 1//EN
            VERSION:2.0
            X-SIGNAGE-ID:school
            X-WR-CALNAME:实验小学 2026 秋
            BEGIN:VEVENT
            CATEGORIES:TERM
            DTEND;VALUE=DATE:20270116
            DTSTAMP:19700101T000000Z
            DTSTART;VALUE=DATE:20260901
            SEQUENCE:0
            SUMMARY:秋季学期
            UID:TERM-1@signage
            END:VEVENT
            BEGIN:VEVENT
            CATEGORIES:HOLIDAY
            DTEND;VALUE=DATE:20261008
            DTSTAMP:19700101T000000Z
            DTSTART;VALUE=DATE:20261001
            SEQUENCE:0
            SUMMARY:国庆节
            UID:HOLIDAY-1@signage
            END:VEVENT
            BEGIN:VEVENT
            CATEGORIES:MAKEUP
            DTEND;VALUE=DATE:20261011
            DTSTAMP:19700101T000000Z
            DTSTART;VALUE=DATE:20261010
            SEQUENCE:0
            SUMMARY:国庆节调休
            UID:MAKEUP-1@signage
            X-SIGNAGE-RUNS-AS:TU
            END:VEVENT
            BEGIN:VEVENT
            CATEGORIES:EXAM
            DTEND:20270112T100000
            DTSTAMP:19700101T000000Z
            DTSTART:20270112T080000
            SEQUENCE:0
            SUMMARY:期末 语文
            UID:EXAM-1@signage
            END:VEVENT
            END:VCALENDAR

            """);
    }

    [Fact]
    public void An_exam_of_a_whole_day_is_written_to_the_next()
    {
        var noon = new ExamWindow(Date("2027-01-12"), Time("12:00"), Time("12:00"), "e");

        CalendarFile.Read(CalendarFile.Write(School with { Exams = [noon] })).Calendar!.Exams.ShouldBe([noon]);
    }

    [Fact]
    public void As_many_events_as_a_calendar_may_have_are_read_and_no_more()
    {
        string Of(int count) => File([.. Enumerable.Range(0, count).Select(i =>
            $"SUMMARY:e|CATEGORIES:EXAM|DTSTART:20270112T080000|DTEND:20270112T{9 + (i % 3):00}0000")]);

        CalendarFile.Read(Of(1000)).Calendar!.Exams.Count.ShouldBe(1000);
        Say(Of(1001)).ShouldBe([": too-many-entries 1001 1000"]);
    }

    // an event as other programs write it -> what it is
    [Theory]
    [InlineData("CATEGORIES:TERM|DTSTART;VALUE=DATE:20260901|DTEND;VALUE=DATE:20270116", "t20260901-20270115")]
    [InlineData("CATEGORIES:Blue,Holiday|DTSTART;VALUE=DATE:20261001", "h20261001-20261001", "no end: one day")]
    [InlineData("CATEGORIES:HOLIDAY|DTSTART;VALUE=DATE:20261001|DURATION:P7D", "h20261001-20261007", "by a length")]
    [InlineData("CATEGORIES:MAKEUP|DTSTART;VALUE=DATE:20261010|X-SIGNAGE-RUNS-AS:tu", "m20261010=2", "small letters")]
    [InlineData("CATEGORIES:EXAM|DTSTART:20270112T220000|DTEND:20270113T000000", "e20270112T220000-000000")]
    [InlineData("CATEGORIES:EXAM|DTSTART;TZID=Asia/Shanghai:20270112T080000|DURATION:PT2H", "e20270112T080000-100000",
        "the time on the wall")]
    [InlineData("CATEGORIES:EXAM|DTSTART;VALUE=DATE:20270112", "e20270112T000000-000000", "a whole day")]
    [InlineData("CATEGORIES:TERM|STATUS:CANCELLED|DTSTART;VALUE=DATE:20260901", "", "a cancelled event is none")]
    [InlineData("CATEGORIES:HOLIDAY|DTSTART;VALUE=DATE:20261001|BEGIN:VALARM|TRIGGER:x|END:VALARM|ATTACH:?",
        "h20261001-20261001", "what we have no use for cannot be wrong")]
    public void An_event_is_read(string lines, string key, string? rule = null)
    {
        var (read, problems) = CalendarFile.Read(File($"SUMMARY:s|{lines}"));

        problems.ShouldBeEmpty(rule);
        read!.Key.ShouldBe(key, rule);
    }

    [Theory]
    // form of the file
    [InlineData("", "line 1 : not-a-calendar")]
    [InlineData("hello", "line 1 : not-a-calendar hello")]
    [InlineData("BEGIN:VEVENT|END:VEVENT", "line 1 : not-a-calendar BEGIN:VEVENT")]
    [InlineData("BEGIN:VCALENDAR|X-WR-CALNAME:c", "line 1 : component-open VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR|X-WR-CALNAME:c|BEGIN:VEVENT|END:VCALENDAR", "line 3 : component-open VEVENT")]
    [InlineData("BEGIN:VCALENDAR|X-WR-CALNAME:c|no property|END:VCALENDAR", "line 3 : line-unreadable no property")]
    [InlineData("BEGIN:VCALENDAR|X-WR-CALNAME:c|:no name|END:VCALENDAR", "line 3 : line-unreadable :no name")]
    [InlineData("BEGIN:VCALENDAR|X-WR-CALNAME:c|X;A=\"b:c|END:VCALENDAR", "line 3 : line-unreadable X;A=\"b:c")]
    [InlineData(" BEGIN:VCALENDAR|END:VCALENDAR", "line 1 : not-a-calendar  BEGIN:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR|END:VCALENDAR", "title: title-empty")]
    [InlineData("BEGIN:VCALENDAR|X-WR-CALNAME:c|END:VCALENDAR|more", "line 4 : not-a-calendar more")]
    public void A_broken_file_is_told(string lines, string expected) =>
        Say(lines.Replace("|", "\r\n", StringComparison.Ordinal)).ShouldBe([expected]);

    [Theory]
    [InlineData("CATEGORIES:TERM|DTSTART;VALUE=DATE:20261341",
        "line 7 events[0]: line-unreadable 20261341", "no such date")]
    [InlineData("CATEGORIES:TERM|DTSTART;VALUE=DATE:tomorrow", "line 7 events[0]: line-unreadable tomorrow", "no date")]
    [InlineData("CATEGORIES:TERM|DTSTART;VALUE=DATE:22000101",
        "line 7 events[0]: line-unreadable 22000101", "a date too far")]
    [InlineData("CATEGORIES:TERM", "line 3 events[0]: start-missing 期末", "no start")]
    [InlineData("DTSTART;VALUE=DATE:20270101", "line 3 events[0]: category-unknown 期末", "no category")]
    [InlineData("CATEGORIES:Party|DTSTART;VALUE=DATE:20270101",
        "line 3 events[0]: category-unknown 期末 Party", "none that is known")]
    [InlineData("CATEGORIES:TERM|DTSTART:20270101T080000", "line 3 events[0]: not-whole-days 期末", "a time of day")]
    [InlineData("CATEGORIES:TERM|DTSTART;VALUE=DATE:20270101|DTEND:20270102T080000",
        "line 3 events[0]: not-whole-days 期末", "a time of day at its end")]
    [InlineData("CATEGORIES:EXAM|DTSTART:20270112T080000|DTEND:20270112T100000Z",
        "line 3 events[0]: exam-in-utc 期末", "its end in UTC")]
    [InlineData("CATEGORIES:HOLIDAY|DTSTART;VALUE=DATE:20270101|RDATE;VALUE=DATE:20270105",
        "line 3 events[0]: event-recurs 期末", "on another day too")]
    [InlineData("CATEGORIES:HOLIDAY|DTSTART;VALUE=DATE:20270101|EXDATE;VALUE=DATE:20270101",
        "line 3 events[0]: event-recurs 期末", "but on a day")]
    [InlineData("CATEGORIES:HOLIDAY|DTSTART;VALUE=DATE:20270101|RECURRENCE-ID;VALUE=DATE:20270101",
        "line 3 events[0]: event-recurs 期末", "one of a series")]
    [InlineData("CATEGORIES:MAKEUP|DTSTART;VALUE=DATE:20270102|X-SIGNAGE-RUNS-AS:MON",
        "line 3 makeUps[0].runsAs: runs-as-missing 期末", "as a longer word")]
    [InlineData("CATEGORIES:TERM|DTSTART;VALUE=DATE:20270102|DTEND;VALUE=DATE:20270102",
        "line 3 terms[0].last: term-ends-before-start 期末 2027-01-02 2027-01-01", "the end before the start")]
    [InlineData("CATEGORIES:MAKEUP|DTSTART;VALUE=DATE:20270102",
        "line 3 makeUps[0].runsAs: runs-as-missing 期末", "as which weekday?")]
    [InlineData("CATEGORIES:MAKEUP|DTSTART;VALUE=DATE:20270102|X-SIGNAGE-RUNS-AS:XX",
        "line 3 makeUps[0].runsAs: runs-as-missing 期末", "as no weekday that is known")]
    [InlineData("CATEGORIES:MAKEUP|DTSTART;VALUE=DATE:20270102|DURATION:P2D|X-SIGNAGE-RUNS-AS:MO",
        "line 3 events[0]: make-up-several-days 期末", "two days")]
    [InlineData("CATEGORIES:EXAM|DTSTART:20270112T080000Z|DURATION:PT1H",
        "line 3 events[0]: exam-in-utc 期末", "in UTC")]
    [InlineData("CATEGORIES:EXAM|DTSTART:20270112T080000", "line 3 events[0]: exam-length 期末", "no length")]
    [InlineData("CATEGORIES:EXAM|DTSTART:20270112T080000|DTEND:20270113T080001",
        "line 3 events[0]: exam-length 期末", "more than a day")]
    [InlineData("CATEGORIES:HOLIDAY|DTSTART;VALUE=DATE:20270101|RRULE:FREQ=YEARLY",
        "line 3 events[0]: event-recurs 期末", "it recurs")]
    public void A_broken_event_is_told(string lines, string expected, string rule) =>
        Say(File($"SUMMARY:期末|{lines}")).ShouldBe([expected], rule);

    [Fact]
    public void One_broken_event_does_not_hide_another() =>
        Say(File("SUMMARY:a|CATEGORIES:TERM", "SUMMARY:b|CATEGORIES:EXAM|DTSTART:nine"))
            .ShouldBe(["line 3 events[0]: start-missing a", "line 12 events[1]: line-unreadable nine"]);

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        Say(new string('学', 1_700_000)).ShouldBe(["line 1 : file-too-large 5000000"]);
        Say(new string('x', 5_000_001)).ShouldBe(["line 1 : file-too-large 5000000"]);
        Say(new string('x', 5_000_000)).ShouldBe([$"line 1 : not-a-calendar {new string('x', 100)}"]);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Any_line_break_will_do(string lineBreak)
    {
        var text = File("SUMMARY:a|CATEGORIES:TERM").Replace("\r\n", lineBreak, StringComparison.Ordinal);

        Say(text).ShouldBe(["line 3 events[0]: start-missing a"]);
    }

    [Fact]
    public void A_line_has_a_limit()
    {
        string Of(int length) => $"BEGIN:VCALENDAR\nX-WR-CALNAME:c\nX:{new string('x', length - 2)}\nEND:VCALENDAR\n";

        Say(Of(20_000)).ShouldBeEmpty();
        Say(Of(20_001)).ShouldBe([$"line 3 : line-unreadable X:{new string('x', 98)}"]);
    }

    [Fact]
    public void Of_a_value_that_cannot_be_read_a_hundred_characters_are_told() =>
        Say(File($"SUMMARY:a|CATEGORIES:TERM|DTSTART:{new string('9', 101)}"))
            .ShouldBe([$"line 7 events[0]: line-unreadable {new string('9', 100)}"]);

    [Fact]
    public void Problems_are_cut_off_at_fifty()
    {
        CalendarFile.Read(File([.. Enumerable.Repeat("SUMMARY:a", 80)])).Problems.Count.ShouldBe(50);
        CalendarFile.Read($"BEGIN:VCALENDAR\n{string.Concat(Enumerable.Repeat("x\n", 49))}END:VCALENDAR\n").Problems
            .Count.ShouldBe(49);
        CalendarFile.Read($"BEGIN:VCALENDAR\n{string.Concat(Enumerable.Repeat("x\n", 60))}END:VEVENT\n").Problems
            .Select(p => $"{p.Line} {p.Code}").ShouldBe(Enumerable.Range(2, 50).Select(i => $"{i} line-unreadable"));
    }

    [Fact]
    public void Id_and_title_may_come_from_outside()
    {
        var read = CalendarFile.Read("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "id", "title").Calendar;

        (read!.Id, read.Title).ShouldBe(("id", "title"));
    }

    // Deletes, doubles and alters characters of a good file.
    [Fact]
    public void No_file_makes_it_throw() =>
        Gen.Select(Any, Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 3], Gen.Char).Array[1, 12])
            .Sample((calendar, edits) =>
            {
                var text = CalendarFile.Write(calendar);
                foreach (var (where, what, with) in edits)
                {
                    var at = where % text.Length;
                    text = what switch
                    {
                        0 => text.Remove(at, Math.Min(5, text.Length - at)),
                        1 => text.Insert(at, $"{with}"),
                        2 => text.Insert(at, "0"),
                        _ => string.Concat(text.AsSpan(0, at), ";", text.AsSpan(at + 1)),
                    };
                }

                var (read, problems) = CalendarFile.Read(text);
                (read is null).ShouldBe(problems.Count > 0);
                read?.Check().ShouldBeEmpty();
            }, iter: Tries.Of(500));

    private static IEnumerable<string> Say(string text) => CalendarFile.Read(text).Problems.Select(p => p.ToString());

    /// <summary>Each event's own lines begin two lines below BEGIN:VEVENT, after its UID.</summary>
    private static string File(params string[] events)
    {
        var lines = events.Select((e, i) => $"BEGIN:VEVENT|UID:{i}|{e}|END:VEVENT");
        return $"BEGIN:VCALENDAR|X-WR-CALNAME:c|{string.Join('|', lines)}|END:VCALENDAR|"
            .Replace("|", "\r\n", StringComparison.Ordinal);
    }
}
