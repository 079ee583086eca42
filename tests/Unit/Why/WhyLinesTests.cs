using System.Text.Json.Nodes;
using Shouldly;
using Signage.Cli.Operator;
using Xunit;

namespace Signage.Tests.Unit.Why;

public sealed class WhyLinesTests
{
    private static readonly JsonNode Why = JsonNode.Parse(
        """
        {"endpoint":"tv-1","title":"大厅电视","at":"2026-11-23T08:00:00.000Z",
        "on":[{"lane":"picture","kind":"filler","text":"Nothing is planned.","mend":"Book something."}],
        "candidates":[
        {"booking":"b-1","title":"一","cause":"closed","text":"The venue is closed.","mend":"Choose another time."},
        {"booking":"b-2","title":"二","cause":"notTargeted","text":"Not here.","mend":"Change the target."}],
        "airedText":"No airing of this time was reported."}
        """)!;

    [Fact]
    public void A_person_reads_the_winner_then_each_booking_that_could_be_on() => WhyCommand.Lines(Why, all: false)
        .ShouldBe(
        [
            "大厅电视 (tv-1) at 2026-11-23T08:00:00.000Z",
            "  picture: Nothing is planned. Book something.",
            "  No airing of this time was reported.",
            "  一 (b-1): The venue is closed. Choose another time.",
        ]);

    [Fact]
    public void Bookings_for_other_endpoints_are_told_when_asked() =>
        WhyCommand.Lines(Why, all: true).Last().ShouldBe("  二 (b-2): Not here. Change the target.");
}
