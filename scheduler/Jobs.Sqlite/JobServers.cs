using System.Collections.Concurrent;
using Hangfire.Server;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// The servers of this process. They live in memory: no other process can have one, and one of an ended process is
/// gone with it. Their age is measured, not read from a clock, so a step of the clock ends none.
/// </summary>
internal sealed class JobServers(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Server> _servers = new(StringComparer.Ordinal);

    private sealed record Server(string[] Queues, int Workers, DateTime StartedAt, DateTime Heartbeat, long SeenAt);

    internal int Count => _servers.Count;

    internal IList<ServerDto> All =>
        [.. _servers.OrderBy(s => s.Value.StartedAt).Select(s => new ServerDto
        {
            Name = s.Key,
            Queues = s.Value.Queues,
            WorkersCount = s.Value.Workers,
            StartedAt = s.Value.StartedAt,
            Heartbeat = s.Value.Heartbeat,
        })];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    internal void Announce(string id, ServerContext context) =>
        _servers[id] = new Server([.. context.Queues ?? []], context.WorkerCount, Now, Now, time.GetTimestamp());

    internal void Remove(string id) => _servers.TryRemove(id, out _);

    /// <exception cref="BackgroundServerGoneException">It is not announced, or was removed since.</exception>
    internal void Beat(string id)
    {
        while (_servers.TryGetValue(id, out var server))
        {
            if (_servers.TryUpdate(id, server with { Heartbeat = Now, SeenAt = time.GetTimestamp() }, server))
            {
                return;
            }
        }

        throw new BackgroundServerGoneException();
    }

    /// <summary>Removes those without a heartbeat for longer than this, and gives their number.</summary>
    internal int RemoveSilent(TimeSpan timeout) =>
        _servers.Count(s => time.GetElapsedTime(s.Value.SeenAt) > timeout && _servers.TryRemove(s));
}
