using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NodaTime;
using Shouldly;
using Signage.Cli.Demo;
using Signage.Cli.Operator;
using Signage.Cli.Verify;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.MainJob;

/// <summary>Somebody who owns the server: its database, its media folder and all of its keys.</summary>
[Collection("main job")]
public sealed class AttackTests(RunningCounty county) : IClassFixture<RunningCounty>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PlayerProgram Lobby => county.Stage.Player(DemoEndpoint.LobbyTv);

    // what the attacker puts into the database        what the player says of it
    [Theory]
    [InlineData("a-evil-forged",                       "no good signature by a trusted reviewer")]
    [InlineData("a-evil-reused",                       "does not list file")]
    public async Task With_the_schedulers_database_and_keys_no_player_shows_an_unapproved_file(
        string evil, string refusal)
    {
        var file = Forge(evil, evil == "a-evil-reused" ? GenuineNotes : ForgedNotes);
        await county.Campaign.BookAsync("换掉的画面", "loop", [evil], [DemoEndpoint.LobbyTv], Stop);

        var status = await Lobby.UntilAsync(
            "the forged order, and the file refused",
            RunningCounty.Patience,
            s => Names(s["missing"], file) && Says(s, refusal),
            Stop);

        PlayerStatus.Plays(status, evil).ShouldBeFalse();
        await NeverShownAsync(evil, file);
    }

    [Fact]
    public async Task A_takeover_by_the_schedulers_own_key_shows_no_unapproved_file()
    {
        const string Evil = "a-evil-takeover";
        var file = Forge(Evil, ForgedNotes);
        var takeover = await county.People.AsOperator.PostAsync(
            "api/v1/takeovers",
            new { Asset = Evil, Target = new { Endpoints = new[] { DemoEndpoint.LobbyTv } }, Minutes = 5 },
            Stop);

        var status = await Lobby.UntilAsync(
            "the takeover, and its file refused",
            RunningCounty.Patience,
            s => s["takeover"] is not null && Says(s, Evil),
            Stop);

        PlayerStatus.Plays(status, Evil).ShouldBeFalse();
        await county.People.AsOperator.DeleteAsync($"api/v1/takeovers/{takeover["id"]}", Stop);
        await NeverShownAsync(Evil, file);
    }

    [Fact]
    public async Task A_trust_note_signed_by_another_root_makes_no_reviewer_trusted()
    {
        const string Evil = "a-evil-root";
        var held = SignedNote.TryParse((string?)(await county.People.AsAdmin.GetAsync("api/v1/trust", Stop))["note"],
            out var note) && Trust.TryRead(note.Text, out var read, out _) ? read : throw new InvalidDataException();
        using var otherRoot = Keys.Of(Trust.RootName, "the attacker's");
        var forged = held with
        {
            Number = held.Number + 1, Reviewers = [.. DemoPeople.Reviewers.Select(r => Attackers(r).Verifier)],
        };
        using var db = Database();
        Execute(db, "INSERT INTO TrustNotes (Number, StoredAt, Note) VALUES ($a, 0, $b)",
            forged.Number, SignedNote.Sign(forged.ToText(), otherRoot).Whole);
        try
        {
            var file = Forge(Evil, ForgedNotes);
            await county.Campaign.BookAsync("换掉的根", "loop", [Evil], [DemoEndpoint.LobbyTv], Stop);
            await Lobby.UntilAsync(
                "the file refused", RunningCounty.Patience, s => Names(s["missing"], file) && Says(s, Evil), Stop);
            await NeverShownAsync(Evil, file);
        }
        finally
        {
            Execute(db, "DELETE FROM TrustNotes WHERE Number = $a", forged.Number, "");
        }
    }

    /// <summary>What is good plays on, and of the other nothing was shown or even kept.</summary>
    private async Task NeverShownAsync(string evil, Sha256Hash file)
    {
        await Lobby.UntilAsync(
            "the good clip", RunningCounty.Patience, s => PlayerStatus.Plays(s, county.Assets.Clip), Stop);
        await Lobby.UntilAsync(
            "the good poster", RunningCounty.Patience, s => PlayerStatus.Plays(s, county.Assets.Image), Stop);
        Directory.EnumerateFiles(county.Folder.PlayerOf(DemoEndpoint.LobbyTv), $"*{file}*", SearchOption.AllDirectories)
            .ShouldNotContain(f => new FileInfo(f).Length > 1_000, "the file itself never entered the cache");
        var aired = await county.AiringsAsync(DemoEndpoint.LobbyTv);
        aired.ShouldNotContain(r => (string?)r["asset"] == evil && (string?)r["outcome"] != "skipped");
    }

    [Fact]
    public async Task One_bit_flipped_in_an_exported_proof_is_found_and_the_file_is_named()
    {
        var ct = TestContext.Current.CancellationToken;
        var bus = county.Stage.Player(DemoEndpoint.BusLed);
        await bus.UntilAsync("a receipt", RunningCounty.Patience, s => (long?)s["receipted"] > 3, ct);
        var proof = await county.People.AsOperator.GetBytesAsync($"api/v1/proof?endpoint={DemoEndpoint.BusLed}", ct);
        using var root = KeyCommands.Load(county.Folder.RootKey);
        Verdict(proof, root, _ => null).Problems.ShouldBeEmpty("untouched, it holds");

        foreach (var part in new[] { "batches/", "receipts/", "trust.note", "player.vkey" })
        {
            var verdict = Verdict(proof, root, name => name.StartsWith(part, StringComparison.Ordinal) ? 0.7 : null);

            verdict.Problems.ShouldNotBeEmpty(part);
            verdict.Problems.ShouldContain(p => p.StartsWith(part, StringComparison.Ordinal), part);
        }
    }

    /// <summary>Puts an asset of the attacker's own into the database, with notes that say it is approved.</summary>
    private Sha256Hash Forge(string evil, Func<SqliteConnection, string, Sha256Hash, IEnumerable<string>> notesOf)
    {
        byte[] picture = [.. File.ReadAllBytes(Repository.At("content/samples/image-2.png")), .. Encoding.UTF8
            .GetBytes(evil)];
        var file = Sha256Hash.Of(picture);
        var media = Path.Combine(county.Folder.Scheduler, "media", file.ToString()[..2], file.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(media)!);
        File.WriteAllBytes(media, picture);
        using var db = Database();
        var notes = notesOf(db, evil, file).ToList();
        Copy(db, "Assets", "Id", $"SET Id = '{evil}'");
        Copy(db, "Renditions", "AssetId", $"SET AssetId = '{evil}', Sha256 = '{file}', Bytes = {picture.Length}");
        foreach (var (reviewer, note) in DemoPeople.Reviewers.Zip(notes))
        {
            Execute(db, $"INSERT INTO Approvals (AssetId, Reviewer, At, Note) VALUES ('{evil}', $a, 0, $b)",
                reviewer, note);
        }

        return file;
    }

    /// <summary>One note by a key of the attacker's own in a reviewer's name, one by the scheduler's key.</summary>
    private IEnumerable<string> ForgedNotes(SqliteConnection db, string evil, Sha256Hash file)
    {
        using var scheduler = KeyCommands.Load(Path.Combine(county.Folder.Scheduler, "keys", "scheduler.key"));
        using var own = Attackers(DemoPeople.Reviewers[0]);
        foreach (var (reviewer, key) in DemoPeople.Reviewers.Zip([own, scheduler]))
        {
            var approval = new Approval(
                evil, DemoPeople.Operator, reviewer, SystemClock.Instance.GetCurrentInstant(), [file]);
            yield return SignedNote.Sign(approval.ToText(), key).Whole;
        }
    }

    /// <summary>Two good approvals by trusted reviewers, of another file.</summary>
    private List<string> GenuineNotes(SqliteConnection db, string evil, Sha256Hash file)
    {
        using var select = db.CreateCommand();
        select.CommandText = "SELECT Note FROM Approvals WHERE AssetId = $asset";
        select.Parameters.AddWithValue("$asset", county.Assets.Image);
        using var rows = select.ExecuteReader();
        var notes = new List<string>();
        while (rows.Read())
        {
            notes.Add(rows.GetString(0));
        }

        return notes;
    }

    private static SigningKey Attackers(string name) => Keys.Of(name, $"the attacker's {name}");

    private SqliteConnection Database()
    {
        var db = new SqliteConnection($"Data Source={Path.Combine(county.Folder.Scheduler, "signage.db")}");
        db.Open();
        return db;
    }

    private static void Execute(SqliteConnection db, string sql, object a, object b)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$a", a);
        command.Parameters.AddWithValue("$b", b);
        command.ExecuteNonQuery();
    }

    private void Copy(SqliteConnection db, string table, string id, string change)
    {
        using var command = db.CreateCommand();
        command.CommandText = $"CREATE TEMP TABLE forged AS SELECT * FROM {table} WHERE {id} = '{county.Assets.Image}';"
            + $"UPDATE forged {change}; INSERT INTO {table} SELECT * FROM forged; DROP TABLE forged;";
        command.ExecuteNonQuery();
    }

    private static bool Says(JsonNode status, string word) =>
        ((string?)status["refused"])?.Contains(word, StringComparison.Ordinal) == true;

    private static bool Names(JsonNode? list, Sha256Hash file) =>
        list?.ToJsonString().Contains(file.ToString(), StringComparison.Ordinal) == true;

    /// <summary>The verdict on a copy in which one bit of the chosen files is flipped, at that share of their
    /// length.</summary>
    private ProofVerdict Verdict(byte[] proof, SigningKey root, Func<string, double?> flipAt)
    {
        var path = county.Folder.In("tampered.zip");
        File.WriteAllBytes(path, proof);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            foreach (var entry in zip.Entries.ToList())
            {
                if (flipAt(entry.FullName) is { } share)
                {
                    using var stream = entry.Open();
                    stream.Position = (long)(stream.Length * share);
                    var changed = stream.ReadByte() ^ 1;
                    stream.Position--;
                    stream.WriteByte((byte)changed);
                }
            }
        }

        return ProofVerifier.Check(path, root.Verifier);
    }
}
