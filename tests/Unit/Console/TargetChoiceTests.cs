using Shouldly;
using Signage.Content.Players;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Console.Shared;
using Signage.Scheduler.Players;
using Xunit;

namespace Signage.Tests.Unit.Console;

/// <summary>What the form says it reaches is what the planner reaches.</summary>
public sealed class TargetChoiceTests
{
    [Fact]
    public void A_tag_narrows_and_one_of_several_is_enough()
    {
        EndpointView[] endpoints = [View("street", "临街"), View("inside"), View("both", "临街", "银行")];

        Reached(new TargetRequest(Tags: ["临街"]), endpoints).ShouldBe(["street", "both"]);
        Reached(new TargetRequest(Kinds: [EndpointKind.LobbyTv], Tags: ["银行", "学校"]), endpoints).ShouldBe(["both"]);
    }

    private static IEnumerable<string> Reached(TargetRequest target, EndpointView[] endpoints) =>
        TargetChoice.Reached(target, endpoints).Select(e => e.Id);

    private static EndpointView View(string id, params string[] tags) => new(
        id, id, EndpointKind.LobbyTv, 1, 1, "v", "v", "d", "t", tags, "online", null, null, null, null, null, [], [],
        null, null, null, null, null, null, [], null, null);
}
