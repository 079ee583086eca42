using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Signage.Player.Running;
using Signage.Player.Speakers;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Speakers;

/// <summary>A tiny server takes what an Icecast server would.</summary>
public sealed class IcecastSpeakerFacts : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly TempFolder _folder = new();

    public IcecastSpeakerFacts() => _server.Start();

    private int Port => ((IPEndPoint)_server.LocalEndpoint).Port;

    [Fact]
    public async Task A_mount_gets_an_MP3_of_what_is_played_and_of_the_silence_around_it()
    {
        var listening = ListenAsync("HTTP/1.0 200 OK\r\n\r\n", mostBytes: 48_000);
        using var speaker = Open();
        speaker.Name.ShouldBe($"icecast:127.0.0.1:{Port}/school.mp3", "without the password");
        var tone = Enumerable.Range(0, 960)
            .Select(i => (short)(16_000 * Math.Sin(2 * Math.PI * 500 * (i / 2) / 48_000))).ToArray();
        var played = 0;
        await Eventually.Holds("the server has three seconds", () =>
        {
            // As often as not it is asked less than a hundred times a second: gaps are part of it.
            speaker.Play(tone, speaker.Lead);
            played++;
            return listening.IsCompleted;
        }, TimeSpan.FromSeconds(30));

        var (head, body) = await listening;
        head.ShouldStartWith("PUT /school.mp3 HTTP/1.1\r\n");
        head.ShouldContain("Content-Type: audio/mpeg");
        head.ShouldContain("Authorization: Basic " + Convert.ToBase64String("source:hackme"u8));
        var heard = await Tool.Run("ffmpeg", ["-v", "error", "-i", _folder.Write("heard.mp3", body), "-af",
            "astats=metadata=1:measure_perchannel=none,ametadata=mode=print:key=lavfi.astats.Overall.Peak_level:file=-",
            "-f", "null", "-"]);
        heard.Exit.ShouldBe(0, heard.All);
        heard.Output.Split("Peak_level=").Skip(1).Select(part => part.Split('\n')[0]).Where(level => level != "-inf")
            .Max(level => double.Parse(level, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBeGreaterThan(-12);
    }

    [Fact]
    public async Task A_server_that_refuses_is_said_without_the_password()
    {
        var listening = ListenAsync("HTTP/1.0 401 Authentication Required\r\n\r\n", mostBytes: 0);
        using var group = new SpeakerGroup([SpeakerNames.OpeningOf(Address, "seed")]);
        await Eventually.Holds("it is said", () =>
        {
            group.Play(new short[960], group.Lead);
            return group.Broken.Any();
        });
        await listening;
        var said = group.Broken.Single();
        said.ShouldStartWith($"icecast:127.0.0.1:{Port}/school.mp3: ");
        said.ShouldContain("401");
        said.ShouldNotContain("hackme");
    }

    // as it was given                                         as it is said
    [Theory]
    [InlineData("icecast:http://source:hush@radio:8000",         "icecast:http://…@radio:8000")]
    [InlineData("icecast:ftp://source:hu@sh@radio/x.mp3",        "icecast:ftp://…@radio/x.mp3")]
    [InlineData("icecast:source:hush@radio:8000/x.mp3",          "icecast:…@radio:8000/x.mp3")]
    [InlineData("icecst:http://source:hush@radio:8000/x.mp3",    "icecst:http://…@radio:8000/x.mp3")]
    [InlineData("horn",                                          "horn")]
    public void A_name_that_is_not_understood_is_refused_without_its_password(string name, string said)
    {
        SpeakerNames.Shown(name).ShouldBe(said);
        Should.Throw<PlayerRefusalException>(() => SpeakerNames.OpeningOf(name, "seed"))
            .Message.ShouldStartWith($"--speaker {said}: ");
    }

    [Fact]
    public void A_password_is_known_as_it_is_written_and_as_it_is_meant() =>
        IcecastDevice.SecretsOf("source:a%20b").ShouldBe(["source:a%20b", "source:a b", "a%20b", "a b"]);

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private string Address => $"icecast:http://source:hackme@127.0.0.1:{Port}/school.mp3";

    private ISpeaker Open() => SpeakerNames.OpeningOf(Address, "seed").Open();

    private async Task<(string Head, byte[] Body)> ListenAsync(string answer, int mostBytes)
    {
        using var client = await _server.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var (bytes, buffer, head) = (new List<byte>(), new byte[4_096], "");
        while (true)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                return (head, [.. bytes]);
            bytes.AddRange(buffer[..read]);
            var end = bytes.ToArray().AsSpan().IndexOf("\r\n\r\n"u8);
            if (head.Length == 0 && end >= 0)
            {
                head = Encoding.ASCII.GetString([.. bytes[..end]]);
                bytes.RemoveRange(0, end + 4);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            }

            if (head.Length > 0 && bytes.Count >= mostBytes)
                return (head, [.. bytes]);
        }
    }
}
