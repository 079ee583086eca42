using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Tests.Support;
using Signage.Tests.Unit.Golden;
using Signage.Tests.Unit.Text;
using Xunit;

namespace Signage.Tests.Unit.Playlists;

/// <summary><c>playlist.schema.json</c> says what the reader takes: held by an independent validator.</summary>
public sealed class SchemaTests
{
    private static readonly byte[] Good = GoldenSet.Read("playlist.json");

    [Fact]
    public async Task The_schema_and_the_golden_playlist_and_every_example_are_good() =>
        (await Validate([Good])).ShouldBe([null]);

    [Fact]
    public void Our_reader_takes_the_examples_too()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Repository.At("playlist.schema.json")))!;
        foreach (var example in schema["examples"]!.AsArray())
        {
            Playlist.TryRead(JsonSerializer.SerializeToUtf8Bytes(example), out _, out var problems).ShouldBeTrue();
            problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task What_the_reader_refuses_the_schema_refuses_where_it_can()
    {
        var rows = PlaylistRows.All.Select(r => r.Data).ToList();
        var answers = await Validate([.. rows.Select(r => JsonEdit.Apply(Good, r.Item1))]);
        var wrong = rows.Zip(answers).Where(p => p.Second is not null != p.First.Item3).ToList();
        wrong.Select(p => $"{p.First.Item1} -> {p.Second ?? "good"}").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_reader_takes_the_schema_takes()
    {
        var edits = PlaylistReaderTests.Edges.Select(r => r.Data).ToList();
        var answers = await Validate([.. edits.Select(e => JsonEdit.Apply(Good, e))]);
        edits.Zip(answers).Where(p => p.Second is not null).ShouldBeEmpty();
    }

    /// <summary>For each document null when the validator takes it, else what is wrong.</summary>
    private static async Task<List<string?>> Validate(IReadOnlyList<byte[]> documents)
    {
        var input = "[" + string.Join(',', documents.Select(d => System.Text.Encoding.UTF8.GetString(d))) + "]";
        var result = await Tool.Run(
            Tool.Python,
            [Repository.At("tests/Unit/Playlists/validate.py"), Repository.At("playlist.schema.json")],
            input);
        result.Exit.ShouldBe(0, result.All + "\n(it needs Debian's python3-jsonschema)");
        return JsonSerializer.Deserialize<List<string?>>(result.Output)!;
    }
}
