using Shouldly;
using Signage.Content.Assets;
using Signage.Player.Cache;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Cache;

public sealed class MediaCacheFacts : IDisposable
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7 % 251))];
    private static readonly Sha256Hash Name = Sha256Hash.Of(Bytes);

    private readonly TempFolder _folder = new();
    private readonly MediaCache _cache;

    public MediaCacheFacts() => _cache = new MediaCache(_folder.At("cache"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fetch_that_broke_off_goes_on_where_it_stopped()
    {
        await Should.ThrowAsync<IOException>(() =>
            _cache.TakeAsync(Name, Bytes.Length, 0, new MemoryStream(Bytes[..70_000]), Stop));
        _cache.Has(Name, Bytes.Length).ShouldBeFalse();
        _cache.Begun(Name).ShouldBe(70_000);

        (await _cache.TakeAsync(Name, Bytes.Length, 70_000, new MemoryStream(Bytes[70_000..]), Stop)).ShouldBeNull();

        _cache.Has(Name, Bytes.Length).ShouldBeTrue();
        _cache.Open(Name, "x").Path.ShouldNotBeNull();
    }

    [Fact]
    public async Task Other_bytes_than_the_name_says_leave_nothing()
    {
        byte[] bent = [.. Bytes[..^1], (byte)(Bytes[^1] ^ 1)];

        (await _cache.TakeAsync(Name, Bytes.Length, 0, new MemoryStream(bent), Stop)).ShouldNotBeNull().ShouldContain(
            "other bytes");

        Directory.EnumerateFiles(_folder.At("cache")).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_bytes_than_announced_are_refused()
    {
        byte[] more = [.. Bytes, 1, 2, 3];

        (await _cache.TakeAsync(Name, Bytes.Length, 0, new MemoryStream(more), Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_opened_again_is_read_again_only_where_it_looks_otherwise()
    {
        await _cache.TakeAsync(Name, Bytes.Length, 0, new MemoryStream(Bytes), Stop);
        var (path, written) = (_cache.PathOf(Name), new DateTime(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(path, written);
        _cache.Open(Name, "x").Path.ShouldNotBeNull();
        byte[] bent = [.. Bytes[..^1], (byte)(Bytes[^1] ^ 1)];
        await File.WriteAllBytesAsync(path, bent, Stop);
        File.SetLastWriteTimeUtc(path, written);

        _cache.OpenAgain(Name, "x").Path.ShouldNotBeNull("it was not read");
        File.SetLastWriteTimeUtc(path, written.AddSeconds(1));
        _cache.OpenAgain(Name, "x").Cause.ShouldBe("damaged");
        File.Delete(path);
        _cache.OpenAgain(Name, "x").Cause.ShouldBe("fileNotOnPlayer");
    }

    [Fact]
    public async Task A_bit_that_flips_on_the_disk_is_found_at_opening()
    {
        await _cache.TakeAsync(Name, Bytes.Length, 0, new MemoryStream(Bytes), Stop);
        byte[] bent = [.. Bytes[..^1], (byte)(Bytes[^1] ^ 1)];
        await File.WriteAllBytesAsync(_cache.PathOf(Name), bent, Stop);

        _cache.Open(Name, "x").Cause.ShouldBe("damaged");
    }

    [Fact]
    public async Task What_the_playlist_needs_is_never_evicted()
    {
        var other = Sha256Hash.Of([1]);
        await _cache.TakeAsync(Name, Bytes.Length, 0, new MemoryStream(Bytes), Stop);
        await _cache.TakeAsync(other, 1, 0, new MemoryStream([1]), Stop);

        _cache.Evict(new HashSet<Sha256Hash> { Name }, largestBytes: 10);

        _cache.Has(Name, Bytes.Length).ShouldBeTrue();
        _cache.Has(other, 1).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();
}
