using System.Text.Json.Nodes;
using System.Web;
using Signage.Cli.Api;
using Signage.Cli.Programs;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.Jobs;

/// <summary>A real scheduler in a process of its own, whose jobs are kept where its arguments say.</summary>
internal sealed class JobsScheduler(params string[] storage) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly TempFolder _folder = new();
    private string? _key;

    internal ChildProgram Program { get; private set; } = null!;

    /// <summary>The administrator's.</summary>
    internal ApiClient Api { get; private set; } = null!;

    /// <summary>Where ingest makes its files, an asset a folder.</summary>
    internal string Work => _folder.At("scheduler/media/work");

    internal async Task StartAsync()
    {
        Program = ChildProgram.Start("scheduler", "scheduler", _folder.At("logs"), [
            "--folder", _folder.At("scheduler"), "--admin-folder", _folder.At("admin"),
            "--urls", "http://127.0.0.1:0", .. storage]);
        var ready = JsonNode.Parse(await Program.FirstJson.WaitAsync(Patience))!;
        var url = (string)ready["url"]!;
        if (_key is null)
        {
            using var stranger = new ApiClient(url, null);
            var code = HttpUtility.ParseQueryString(new Uri((string)ready["signIn"]!).Query)["code"];
            var answer = await stranger.PostAsync("api/v1/access/redeem", new { Code = code, ApiKey = true }, default);
            _key = (string)answer["apiKey"]!;
        }

        Api = new ApiClient(url, _key);
    }

    internal async Task KillAsync()
    {
        Program.Kill();
        await Program.WaitForExitAsync(default);
        await Program.DisposeAsync();
        Api.Dispose();
    }

    internal Task<string> UploadAsync(string sample) =>
        new Uploads(Api, _ => { }).TransferAsync(Repository.At($"content/samples/{sample}"), null, null, default);

    internal Task<JsonNode> AssetAsync(string id) => Api.GetAsync($"api/v1/assets/{id}", default);

    internal async Task<JsonArray> JobsAsync() => (await Api.GetAsync("api/v1/jobs", default))["jobs"]!.AsArray();

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Program.DisposeAsync();
        _folder.Dispose();
    }
}
