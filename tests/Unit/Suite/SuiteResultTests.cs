using Shouldly;
using Signage.Cli.Suite;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Suite;

/// <summary>What <c>test</c> reads of a suite's results, so that its last lines name what failed.</summary>
public sealed class SuiteResultTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tests_that_ran_are_counted_and_those_left_out_are_not()
    {
        var result = Read("""<assembly total="9" passed="5" failed="0" errors="0" skipped="1" not-run="3" />""");

        (result!.Passed, result.Failed).ShouldBe((5, 0));
        result.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void A_failure_has_its_name_its_message_its_place_and_what_it_wrote()
    {
        var result = Read("""
            <assembly total="2" passed="1" failed="1" errors="0"><collection>
              <test name="A.Good" result="Pass" />
              <test name="A.Bad" result="Fail"><failure exception-type="X">
                <message><![CDATA[it should be 1
            but was 2]]></message><stack-trace><![CDATA[at A.Bad() line 7]]></stack-trace></failure>
                <output><![CDATA[on air]]></output></test>
            </collection></assembly>
            """);

        var failure = result!.Failures.ShouldHaveSingleItem();
        failure.Name.ShouldBe("A.Bad");
        failure.Lines.ShouldBe(["it should be 1", "but was 2", "at A.Bad() line 7", "on air"]);
        (result.Passed, result.Failed).ShouldBe((1, 1));
    }

    [Fact]
    public void An_error_outside_of_any_test_counts_as_a_failure()
    {
        var result = Read("""
            <assembly total="1" passed="1" failed="0" errors="1"><errors>
              <error type="test-class-cleanup" name="A"><failure><message>port in use</message></failure></error>
            </errors></assembly>
            """);

        result!.Failed.ShouldBe(1);
        result.Failures.ShouldHaveSingleItem().Name.ShouldBe("A (test-class-cleanup)");
    }

    [Fact]
    public void Of_much_output_the_end_is_kept()
    {
        var output = string.Join('\n', Enumerable.Range(1, 100).Select(i => $"line {i}"));
        var result = Read($"""
            <assembly failed="1"><test name="A" result="Fail"><output>{output}</output></test></assembly>
            """);

        result!.Failures[0].Lines.Count.ShouldBe(30);
        result.Failures[0].Lines[^1].ShouldBe("line 100");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<assemblies><assembly total=")]
    public void Without_its_results_there_are_none(string? text)
    {
        var path = _folder.At("r.xml");
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }

        SuiteResult.Read(path).ShouldBeNull();
    }

    private SuiteResult? Read(string assembly)
    {
        var path = _folder.At("r.xml");
        File.WriteAllText(path, $"<assemblies>{assembly}</assemblies>");
        return SuiteResult.Read(path);
    }
}
