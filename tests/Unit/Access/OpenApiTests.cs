using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Signage.Tests.Unit.Access;

/// <summary>The description that programs are written from is whole.</summary>
public sealed partial class OpenApiTests(Installation signage) : IClassFixture<Installation>
{
    private const string Api = "/api/v1/";

    [Fact]
    public async Task It_parses_and_lists_every_route_of_the_api()
    {
        using var stranger = signage.Stranger();
        var document = JsonNode.Parse(await stranger.GetStringAsync(
            "/openapi/v1.json", TestContext.Current.CancellationToken))!;
        ((string?)document["openapi"]).ShouldStartWith("3.");
        var listed = document["paths"]!.AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}"))
            .ToHashSet(StringComparer.Ordinal);

        var mapped = signage.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Path: "/" + e.RoutePattern.RawText!.Trim('/'), Methods: MethodsOf(e)))
            .Where(e => e.Path.StartsWith(Api, StringComparison.Ordinal))
            .SelectMany(e => e.Methods.Select(m => $"{m} {Constraint().Replace(e.Path, "}")}"))
            .ToList();

        mapped.Count.ShouldBeGreaterThan(30);
        mapped.Where(route => !listed.Contains(route)).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>What a parameter must look like, such as <c>:int</c>, is no part of the path.</summary>
    [GeneratedRegex(@"(:[a-z]+(\(.*?\))?|\?)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constraint();
}
