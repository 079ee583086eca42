using System.Diagnostics;
using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Planning.Timetables;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Planning.Timetables;

/// <summary>Timetables as tables. In these rows | is a line break.</summary>
public sealed class TimetableCsvTests(ITestOutputHelper output)
{
    private const string Header = "hall,date,start,title,id,cancelled";

    [Theory]
    // the file
    [InlineData("hall,date,start,title|1,2026-11-23,19:30,长津湖",        "1 11-23 19:30:00 长津湖",  "commas")]
    [InlineData("hall;date;start;title|1;2026-11-23;19:30;a, b",          "1 11-23 19:30:00 a, b",    "semicolons")]
    [InlineData("hall\tdate\tstart\ttitle|1\t2026-11-23\t19:30\ta; b",    "1 11-23 19:30:00 a; b",    "tabs")]
    [InlineData("影厅,日期,开始,片名|1号厅,2026-11-23,19:30,长津湖",      "1号厅 11-23 19:30:00 长津湖", "in Chinese")]
    [InlineData("title,start,hall,date|a,19:30,1,2026-11-23",             "1 11-23 19:30:00 a",       "in any order")]
    [InlineData("HALL, Date ,start,title,price|1,2026-11-23,19:30,a,45",  "1 11-23 19:30:00 a",
        "other columns too")]
    [InlineData("\uFEFFhall,date,start,title|1,2026-11-23,19:30,a",       "1 11-23 19:30:00 a",
        "a byte order mark")]
    [InlineData("||hall,date,start,title|||1,2026-11-23,19:30,a|  |",     "1 11-23 19:30:00 a",       "blank lines")]
    [InlineData("hall,date,start,title",                                  "",                         "no shows")]
    // fields
    [InlineData("hall,date,start,title|1,2026-11-23,19:30,\"a, \"\"b\"\"\"", "1 11-23 19:30:00 a, \"b\"", "quotes")]
    [InlineData("hall,date,start,title|1,2026-11-23,19:30,\"a|b\"",       "1 11-23 19:30:00 a\nb",
        "a line break within")]
    [InlineData("hall,date,start,title| 1 , 2026-11-23 , 19:30 , a ",     "1 11-23 19:30:00 a",       "spaces")]
    // dates
    [InlineData("hall,date,start,title|1,2026/11/3,19:30,a",              "1 11-03 19:30:00 a",       "slashes")]
    [InlineData("hall,date,start,title|1,2026.11.03,19:30,a",             "1 11-03 19:30:00 a",       "dots")]
    [InlineData("hall,date,start,title|1,2026年11月3日,19:30,a",          "1 11-03 19:30:00 a",       "Chinese")]
    [InlineData("hall,date,start,title|1,20261103,19:30,a",               "1 11-03 19:30:00 a",       "digits alone")]
    // times
    [InlineData("hall,date,start,title|1,2026-11-23,9:05,a",              "1 11-23 09:05:00 a",       "one digit")]
    [InlineData("hall,date,start,title|1,2026-11-23,19:30:15,a",          "1 11-23 19:30:15 a",       "to the second")]
    [InlineData("hall,date,start,title|1,2026-11-23,19：30,a",            "1 11-23 19:30:00 a",       "a wide colon")]
    [InlineData("hall,date,start,title|1,2026-11-23,24:10,a",             "1 11-24 00:10:00 a",
        "after midnight, on the next day")]
    [InlineData("hall,date,start,title|1,2026-11-23,29:59,a",             "1 11-24 05:59:00 a",
        "until six in the morning")]
    // id and cancelled
    [InlineData(Header + "|1,2026-11-23,19:30,a,S1,",                     "1 11-23 19:30:00 a #S1",   "an id")]
    [InlineData(Header + "|1,2026-11-23,19:30,a",                         "1 11-23 19:30:00 a",
        "a short row: both empty")]
    [InlineData(Header + "|1,2026-11-23,19:30,a,S1,是",                   "1 11-23 19:30:00 a #S1 off", "cancelled")]
    [InlineData(Header + "|1,2026-11-23,19:30,a,S1,TRUE",                 "1 11-23 19:30:00 a #S1 off", "in English")]
    [InlineData(Header + "|1,2026-11-23,19:30,a,S1,否",                   "1 11-23 19:30:00 a #S1",   "not cancelled")]
    [InlineData(Header + "|1,2026-11-23,19:30,a,S1,1|1,2026-11-23,19:30,b,S2,0",
        "1 11-23 19:30:00 a #S1 off, 1 11-23 19:30:00 b #S2", "another in a cancelled one's place")]
    public void Rows_are_read(string text, string expected, string rule)
    {
        var read = Read(text);

        read.Problems.ShouldBeEmpty(rule);
        string.Join(", ", read.Rows.Select(Say)).ShouldBe(expected, rule);
    }

    [Theory]
    // the file
    [InlineData("",                                             "1  file-empty ")]
    [InlineData("|  |",                                         "1  file-empty ")]
    [InlineData("hall,date,start",                              "1 title column-missing hall date start")]
    [InlineData("厅,影厅,date,start,title",                     "1 hall column-twice 影厅")]
    [InlineData("hall,date,start|,never,19:30",                 "1 title column-missing hall date start")]
    // rows
    [InlineData(Header + "|\"1\"x,2026-11-23,\"19:30\",a",      "2  quote-misplaced 1 2026-11-23 19:30 a")]
    [InlineData(Header + "|,2026-11-23,19:30,a",                "2 hall field-missing ")]
    [InlineData(Header + "|1,,19:30,a",                         "2 date field-missing ")]
    [InlineData(Header + "|1,2026-11-23,,a",                    "2 start field-missing ")]
    [InlineData(Header + "|1,2026-11-23,19:30,  ",              "2 title field-missing ")]
    [InlineData(Header + "|1,2026-02-30,19:30,a",               "2 date date-unreadable 2026-02-30")]
    [InlineData(Header + "|1,23.11.2026,19:30,a",               "2 date date-unreadable 23.11.2026")]
    [InlineData(Header + "|1,2026-11/23,19:30,a",               "2 date date-unreadable 2026-11/23")]
    [InlineData(Header + "|1,2026-11-23,half past,a",           "2 start time-unreadable half past")]
    [InlineData(Header + "|1,2026-11-23,19:60,a",               "2 start time-unreadable 19:60")]
    [InlineData(Header + "|1,2026-11-23,30:00,a",               "2 start time-unreadable 30:00")]
    [InlineData(Header + "|1,2026-11-23,19:30,a,S1,maybe",      "2 cancelled cancelled-unreadable maybe")]
    [InlineData(Header + "|1,2026-11-23,19:30,a,S1|2,2026-11-23,19:30,b,S1", "3 id id-twice S1")]
    [InlineData(Header + "|1,2026-11-23,19:30,a|1,2026-11-23,19:30,b", "3 start show-twice 1 2026-11-23T11:30:00Z")]
    // quotes
    [InlineData(Header + "|1,2026-11-23,19:30,\"a",             "2  quote-open 1 2026-11-23 19:30 a")]
    [InlineData(Header + "|1,2026-11-23,19:30,\"a\"b",          "2  quote-misplaced 1 2026-11-23 19:30 a")]
    [InlineData("\"hall,date,start,title",                      "1  quote-open hall,date,start,title",
        "1 hall column-missing hall,date,start,title", "1 date column-missing hall,date,start,title",
        "1 start column-missing hall,date,start,title", "1 title column-missing hall,date,start,title")]
    public void What_is_wrong_is_said(string text, params string[] expected) =>
        Read(text).Problems.Select(SayProblem).ShouldBe(expected);

    // Lines are counted where they begin, also after a field that holds a line break.
    [Fact]
    public void All_that_is_wrong_is_said_and_the_rest_is_read()
    {
        var read = Read(
            Header + "|1,2026-11-23,19:30,\"a|b\"|x,y,z,|2,2026-11-23,20:00,c,S2,perhaps|3,2026-11-23,21:00,d");

        read.Rows.Select(r => (r.Line, r.Hall)).ShouldBe([(2, "1"), (6, "3")]);
        read.Problems.Select(SayProblem).ShouldBe(
        [
            "4 date date-unreadable y",
            "4 start time-unreadable z",
            "4 title field-missing ",
            "5 cancelled cancelled-unreadable perhaps",
        ]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_break_will_do(string lineBreak)
    {
        var text = $"{Header}|1,2026-11-23,19:30,a|x|2,2026-11-23,19:30,b|";

        var read = TimetableCsv.Read(text.Replace("|", lineBreak, StringComparison.Ordinal), Sample.Shanghai);

        (read.Rows[0].Line, read.Rows[1].Line, read.Problems[0].Line).ShouldBe((2, 4, 3));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00Z", "skipped: forward by the gap")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z", "twice: the earlier")]
    [InlineData("Europe/Berlin", "2026-03-28", "26:30", "2026-03-29T01:30:00Z", "also by the hours after midnight")]
    [InlineData("Pacific/Apia",  "2011-12-30", "19:30", "date-skipped",         "a day that the zone leaves out")]
    [InlineData("Pacific/Apia",  "2011-12-29", "24:30", "date-skipped",         "and the hours that would be on it")]
    public void A_start_at_a_change_of_clocks(string zone, string date, string time, string expected, string rule)
    {
        var read = TimetableCsv.Read($"{Header}\n1,{date},{time},a", DateTimeZoneProviders.Tzdb[zone]);

        string.Join(' ', read.Rows.Select(r => $"{r.Start}").Concat(read.Problems.Select(p => p.Code)))
            .ShouldBe(expected, rule);
    }

    [Fact]
    public void Fields_rows_problems_and_the_file_have_a_limit()
    {
        var rows = Enumerable.Range(0, 10_001).Select(i => $"{i},2026-11-23,19:30,a").ToList();
        var fits = Read($"{Header}|{string.Join('|', rows.Take(10_000))}");
        var tooMany = Read($"{Header}|{string.Join('|', rows)}");
        var wrong = Read($"{Header}|{string.Join('|', Enumerable.Repeat("x", 60))}");

        (fits.Rows.Count, fits.Problems.Count).ShouldBe((10_000, 0));
        tooMany.Problems.Select(SayProblem).ShouldBe(["10002  too-many-rows 10000"]);
        wrong.Problems.Count.ShouldBe(50);
        SayProblem(Read($"{Header}|1,2026-11-23,19:30,{new string('x', 201)}").Problems.Single())
            .ShouldBe($"2 title field-too-long {new string('x', 100)}");
        Read($"{Header}|1,2026-11-23,19:30,{new string('x', 200)}").Problems.ShouldBeEmpty();
        SayProblem(Read(new string('厅', 1_666_667)).Problems.Single()).ShouldBe("1  file-too-large 5000000");
    }

    [Fact]
    public void Ten_thousand_rows_are_read_at_once()
    {
        var rows = Enumerable.Range(0, 10_000).Select(i => $"{i},2026-11-23,19:30,\"长津湖\"");
        var text = $"{Header}|{string.Join('|', rows)}";
        Read(text);
        var watch = Stopwatch.StartNew();
        Read(text).Rows.Count.ShouldBe(10_000);

        output.WriteLine($"10,000 rows in {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(Soak.Bound(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void What_is_written_as_RFC_4180_has_it_is_read()
    {
        var text = Gen.Char[" ,;\t\"\n厅a1🎬"].Array[1, 20].Select(c => $"{new string(c)}x");
        Gen.Select(text, text, Gen.Int[0, 86_399], Gen.Int[0, 4000], Gen.Bool).Array[1, 20].Sample(shows =>
        {
            var lines = shows.Select((s, i) =>
                $"{Quoted($"{i} {s.Item1}")},{new LocalDate(2024, 1, 1).PlusDays(s.Item4):uuuu-MM-dd},"
                + $"{LocalTime.FromSecondsSinceMidnight(s.Item3):HH:mm:ss},{Quoted(s.Item2)},S{i},{s.Item5}");
            var read = TimetableCsv.Read($"{Header}\n{string.Join('\n', lines)}", Sample.Shanghai);

            read.Problems.ShouldBeEmpty();
            read.Rows.Select(r => (r.Hall, r.Title, r.Id, r.Cancelled, r.Start.InZone(Sample.Shanghai).LocalDateTime))
                .ShouldBe(shows.Select((s, i) => ($"{i} {s.Item1}", s.Item2.Trim(), (string?)$"S{i}", s.Item5,
                    new LocalDate(2024, 1, 1).PlusDays(s.Item4) + LocalTime.FromSecondsSinceMidnight(s.Item3))));
        }, iter: Tries.Of(300));
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.Char["hall,date,start,title\n\r\",;\t12026-11-23:影厅 是"].Array[0, 200].Sample(
            text => TimetableCsv.Read($"hall,date,start,title\n{new string(text)}", Sample.Shanghai)
                .Problems.Count.ShouldBeLessThanOrEqualTo(50),
            iter: Tries.Of(2000));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static TimetableReading Read(string text) =>
        TimetableCsv.Read(text.Replace('|', '\n'), Sample.Shanghai);

    private static string Say(TimetableRow row) =>
        $"{row.Hall} {row.Start.InZone(Sample.Shanghai):MM-dd HH:mm:ss} {row.Title}"
        + (row.Id is { } id ? $" #{id}" : "") + (row.Cancelled ? " off" : "");

    private static string SayProblem(TimetableProblem problem) =>
        $"{problem.Line} {problem.Field} {problem.Code} {problem.Value}";
}
