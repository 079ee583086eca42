using System.Text.Json.Nodes;
using Shouldly;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Approvals;

/// <summary>One person stops an endpoint, two lift it; a venue's own user no more than the venue's own.</summary>
public sealed class EndpointStopTests : IAsyncLifetime
{
    private const string Tv = $"/api/v1/endpoints/{SmallCounty.Tv}";
    private const string Radio = $"/api/v1/endpoints/{SmallCounty.Radio}";

    private readonly SmallCounty _county = new();
    private Person _zhao = null!;
    private Person _bank = null!;

    private Person Admin => _county.Operator;

    public async ValueTask InitializeAsync()
    {
        await _county.InitializeAsync();
        _zhao = await _county.Signage.NewAsync("zhao", "operator");
        _bank = await _county.Signage.NewAsync("bank", "venue");
    }

    public ValueTask DisposeAsync() => _county.DisposeAsync();

    [Fact]
    public async Task The_desk_stops_an_endpoint_and_two_of_it_lift_the_stop()
    {
        var player = await _county.PlayerAsync(SmallCounty.Tv, "stopped");
        (await Admin.PostAsync($"{Tv}/stop", new { reason = "屏幕被人换了内容" }))["stop"]!["by"]!.ToString()
            .ShouldBe("admin");
        var list = await player.StopListAsync();
        list.Endpoints.ShouldBe([SmallCounty.Tv]);
        (await WallAsync(SmallCounty.Tv))["stop"]!["reason"]!.ToString().ShouldBe("屏幕被人换了内容");
        (await WallAsync(SmallCounty.Led))["stop"].ShouldBeNull();

        (await Admin.CallAsync(HttpMethod.Post, $"{Tv}/lift")).Status.ShouldBe(202);
        (await Admin.RefusedAsync($"{Tv}/lift", new { })).ShouldBe("409 lift-same-person");
        (await player.StopListAsync()).Number.ShouldBe(list.Number);

        var (status, view) = await _zhao.CallAsync(HttpMethod.Post, $"{Tv}/lift");
        status.ShouldBe(200);
        view["stop"].ShouldBeNull();
        (await player.StopListAsync()).Endpoints.ShouldBeEmpty();
        (await _zhao.RefusedAsync($"{Tv}/lift", new { })).ShouldBe("409 endpoint-not-stopped");
    }

    [Fact]
    public async Task A_venue_stops_its_own_endpoint_and_finds_no_other()
    {
        (await _bank.RefusedAsync($"{Radio}/stop", new { reason = "不是我们的" })).ShouldBe("404 endpoint-unknown");
        (await _bank.RefusedAsync($"{Radio}/lift", new { })).ShouldBe("404 endpoint-unknown");
        (await _bank.PostAsync($"{Tv}/stop", new { reason = "网点停业" }))["stop"]!["byVenue"]!.GetValue<bool>()
            .ShouldBeTrue();

        (await _bank.CallAsync(HttpMethod.Post, $"{Tv}/lift")).Status.ShouldBe(202);
        (await _bank.RefusedAsync($"{Tv}/lift", new { })).ShouldBe("409 lift-same-person");
        var colleague = await _county.Signage.NewAsync("bank-2", "venue");
        (await colleague.CallAsync(HttpMethod.Post, $"{Tv}/lift")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_the_desk_stopped_the_venue_does_not_lift()
    {
        await _bank.PostAsync($"{Tv}/stop", new { reason = "先停" });
        await _bank.CallAsync(HttpMethod.Post, $"{Tv}/lift");
        (await _zhao.PostAsync($"{Tv}/stop", new { reason = "公安要求" }))["stop"]!["lift"].ShouldBeNull();

        (await _bank.RefusedAsync($"{Tv}/lift", new { })).ShouldBe("403 lift-desk");
        (await _bank.PostAsync($"{Tv}/stop", new { reason = "再停" }))["stop"]!["by"]!.ToString()
            .ShouldBe("zhao", "the desk's stop stands");

        await Admin.CallAsync(HttpMethod.Post, $"{Tv}/lift");
        (await Admin.CallAsync(HttpMethod.Delete, $"{Tv}/lift")).Body["stop"]!["lift"].ShouldBeNull();
        await Admin.CallAsync(HttpMethod.Post, $"{Tv}/lift");
        (await _zhao.CallAsync(HttpMethod.Post, $"{Tv}/lift")).Status.ShouldBe(200);
    }

    // A reviewer sees the whole county, yet stops nothing but what is the own venue's.
    [Fact]
    public async Task Other_roles_do_not_stop_an_endpoint()
    {
        var reviewer = await _county.Signage.NewAsync("only-reviewer", "reviewer");
        (await reviewer.RefusedAsync($"{Tv}/stop", new { reason = "x" })).ShouldBe("403 not-allowed");
        var both = await _county.Signage.NewAsync("both", "reviewer", "venue");
        (await both.RefusedAsync($"{Radio}/stop", new { reason = "x" })).ShouldBe("404 endpoint-unknown");
        (await both.PostAsync($"{Tv}/stop", new { reason = "x" }))["stop"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_stop_needs_its_reason(string reason) =>
        (await Admin.RefusedAsync($"{Tv}/stop", new { reason })).ShouldBe("422 stop-reason");

    private async Task<JsonNode> WallAsync(string endpoint) =>
        (await Admin.GetAsync("/api/v1/endpoints")).AsArray().Single(e => (string)e!["id"]! == endpoint)!;
}
