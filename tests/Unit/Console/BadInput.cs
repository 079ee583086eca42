using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Player.Link;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Library;
using Signage.Tests.Unit.Players;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Console;

/// <summary>A scheduler with two reviewers, an asset that waits for approval, a player, and files that are not what
/// they seem.</summary>
public sealed class BadInput : IAsyncLifetime
{
    private static readonly Instant Now = SystemClock.Instance.GetCurrentInstant();
    private readonly Dictionary<string, string> _assets = new(StringComparer.Ordinal);
    private readonly SmallCounty _county = new();
    private Person _wang = null!;
    private Person _both = null!;
    private TestPlayer _player = null!;
    private JsonNode _slogan = null!;
    private JsonNode _own = null!;

    private Person Admin => _county.Operator;

    private TempFolder Folder => _county.Signage.Folder;

    public async ValueTask InitializeAsync()
    {
        await _county.InitializeAsync();
        _wang = await _county.Signage.NewReviewerAsync("wang");
        _both = await _county.Signage.NewAsync("both", "operator", "reviewer");
        await _both.PostAsync("/api/v1/reviewers/keys", new { key = Keys.Of("both").Verifier.Text });
        await _county.Signage.SignTrustAsync(t => t with { Reviewers = [.. t.Reviewers, Keys.Of("both").Verifier] });
        _player = await _county.PlayerAsync(SmallCounty.Tv, "bad input");
        _slogan = await Admin.PostAsync("/api/v1/slogans", new { text = "谨防诈骗" });
        _own = await _both.PostAsync("/api/v1/slogans", new { text = "自己的" });
        var sound = await MakeMedia.Mp3(Folder, "sound.mp3");
        await TakeAsync("text", Folder.Write("text.mp4", Encoding.UTF8.GetBytes("just words, many words")), "text.mp4");
        await TakeAsync("no pictures", sound, "film.mp4");
        await TakeAsync("45 minutes", await MakeMedia.LyingMp3(Folder), "lying.mp3");
        _assets["emoji"] = (await Admin.PostAsync("/api/v1/slogans", new { text = "别上当😀" }))["id"]!.ToString();
    }

    public ValueTask DisposeAsync() => _county.DisposeAsync();

    /// <summary>What is said of this bad input, in this language.</summary>
    internal async Task<string> SayAsync(string what, string language) => what switch
    {
        "a text named .mp4" or "a video without pictures" => await RefusedAssetAsync(what, language),
        "an mp3 that claims 45 minutes" => await WarningAsync(_assets["45 minutes"], language),
        "a slogan with emoji" => await WarningAsync(_assets["emoji"], language),
        "an empty file" => await PostAsync(Admin, language, "/api/v1/uploads", new { fileName = "a.mp4", bytes = 0 }),
        "a file over the limit" =>
            await PostAsync(Admin, language, "/api/v1/uploads", new { fileName = "a.mp4", bytes = (2L << 30) + 1 }),
        "a truncated upload" => await TruncatedAsync(language),
        "a slogan with a control character" =>
            await PostAsync(Admin, language, "/api/v1/slogans", new { text = "一\u0007二" }),
        "a slogan of 10,000 characters" =>
            await PostAsync(Admin, language, "/api/v1/slogans", new { text = new string('骗', 10_000) }),
        "a booking that ends before it starts" =>
            await PostAsync(Admin, language, "/api/v1/bookings", SmallCounty.Booking(also: ("last", "2001-02-03"))),
        "a booking that targets nothing" => await PostAsync(
            Admin, language, "/api/v1/bookings", SmallCounty.Booking(also: ("target", new JsonObject()))),
        "an approval by one person twice" => await TwiceAsync(language),
        "an approval by the uploader" => await ApproveAsync(_both, _own, Keys.Of("both"), language),
        "an approval by a stranger" => await ApproveAsync(_wang, _own, Keys.Of("wang", "stolen"), language),
        _ => await PlayerAsync(what, language),
    };

    private async Task TakeAsync(string what, string file, string name) =>
        _assets[what] = (await Admin.UploadAsync(file, name))["id"]!.ToString();

    private async Task<string> RefusedAssetAsync(string what, string language)
    {
        var id = _assets[what.StartsWith("a text", StringComparison.Ordinal) ? "text" : "no pictures"];
        return (await GetAsync(language, $"/api/v1/assets/{id}"))["refusal"]!["text"]!.ToString();
    }

    private async Task<string> WarningAsync(string id, string language) =>
        string.Join('\n', (await GetAsync(language, $"/api/v1/assets/{id}"))["warnings"]!.AsArray()
            .Select(w => w!["text"]!.ToString()));

    private async Task<string> TruncatedAsync(string language)
    {
        var begun = await Admin.PostAsync("/api/v1/uploads", new { fileName = "x.bin", bytes = 1000 });
        await Admin.PieceAsync((string)begun["id"]!, new byte[400], 0, 1000);
        return await PostAsync(Admin, language, $"/api/v1/uploads/{begun["id"]}/finish", new { });
    }

    private async Task<string> TwiceAsync(string language)
    {
        await ApproveAsync(_wang, _slogan, Keys.Of("wang"), language);
        return await ApproveAsync(_wang, _slogan, Keys.Of("wang"), language);
    }

    private static async Task<string> ApproveAsync(Person reviewer, JsonNode asset, SigningKey key, string language)
    {
        var hashes = asset["renditions"]!.AsArray().Select(r => Sha256Hash.Parse(r!["sha256"]!.ToString()));
        var approval = new Approval(
            asset["id"]!.ToString(), asset["uploader"]!.ToString(), reviewer.Name,
            SystemClock.Instance.GetCurrentInstant(), [.. hashes]);
        using var note = new StringContent(SignedNote.Sign(approval.ToText(), key).Whole, Encoding.UTF8, "text/plain");
        return await SendAsync(reviewer, language, $"/api/v1/assets/{approval.Asset}/approvals", note);
    }

    /// <summary>What a player refused, as the wall says it: by the rules that the player itself goes by.</summary>
    private async Task<string> PlayerAsync(string what, string language)
    {
        var scheduler = Keys.Of("scheduler");
        var trust = new Trust(1, Now, [scheduler.Verifier], []);
        Order Numbered(long number, Instant until) =>
            new(SmallCounty.Tv, number, Sha256Hash.Of("p"u8), Now - Duration.FromDays(1), until);
        string Signed(Order order) => SignedNote.Sign(order.ToText(), scheduler).Whole;
        var good = Numbered(7, Now + Duration.FromDays(14));
        var refusal = what switch
        {
            "an order that is altered" => Order.Accept(
                Signed(good).Replace("\n7\n", "\n8\n", StringComparison.Ordinal), trust, SmallCounty.Tv, null, Now,
                out _),
            "an order that is expired" => Order.Accept(
                Signed(Numbered(9, Instant.FromUtc(2026, 1, 2, 0, 0))), trust, SmallCounty.Tv, good, Now, out _),
            "an order that is older" => Order.Accept(
                Signed(Numbered(6, Now + Duration.FromDays(14))), trust, SmallCounty.Tv, good, Now, out _),
            _ => null,
        };
        var words = refusal is null ? BrokenPlaylist() : HeldNotes.OfNote("order", refusal).Words;
        var beat = new Heartbeat { At = Now, Screen = "on", Version = "1", Refused = "?", Refusal = words };
        var taken = await _player.Client.PostAsJsonAsync("/player/v1/heartbeat", beat, WireJson.Options);
        taken.EnsureSuccessStatusCode();
        return (await GetAsync(language, "/api/v1/endpoints")).AsArray()
            .Single(e => (string)e!["id"]! == SmallCounty.Tv)!["refused"]!.ToString();
    }

    private static PlayerRefusal BrokenPlaylist()
    {
        var bytes = """{"format":"signage-playlist-1","from":"soon"}"""u8;
        Playlist.TryRead(bytes, out _, out var problems);
        var from = problems.First(p => p.Path == "$.from");
        return new PlayerRefusal("playlist-schema", [Sha256Hash.Of(bytes).ToString(), from.Path, from.Reason]);
    }

    private static Task<string> PostAsync(Person person, string language, string path, object body) =>
        SendAsync(person, language, path, JsonContent.Create(body));

    private async Task<JsonNode> GetAsync(string language, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await Admin.Client.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>The sentence of the refusal; empty when it was taken.</summary>
    private static async Task<string> SendAsync(Person person, string language, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await person.Client.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? ""
            : (await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"]!.ToString();
    }
}
