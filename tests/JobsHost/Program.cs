using Hangfire;
using Hangfire.Logging;
using Signage.Hangfire.SQLite;
using Signage.Tests.JobsHost;

// JobsHost FOLDER RUN WORKERS [drain]: enqueues, schedules and runs jobs on FOLDER/jobs.db until it is killed. RUN
// makes the keys of this run its own. What was acknowledged is in FOLDER/acknowledged, what ran in FOLDER/ran, what
// Hangfire complained of in FOLDER/faults. With drain it only runs what is there.
var (folder, run, workers, drain) = (args[0], args[1], int.Parse(args[2]), args is [_, _, _, "drain"]);
using var faults = new Ledger(Path.Combine(folder, "faults"));
LogProvider.SetCurrentLogProvider(new FaultLog(faults));
Work.Ledger = new Ledger(Path.Combine(folder, "ran"));
using var acknowledged = new Ledger(Path.Combine(folder, "acknowledged"));
using var storage = new SqliteJobStorage(Path.Combine(folder, "jobs.db"), new SqliteJobStorageOptions());
var options = new BackgroundJobServerOptions
{
    WorkerCount = workers, SchedulePollingInterval = TimeSpan.FromMilliseconds(200), ServerName = $"run-{run}",
};
using var server = new BackgroundJobServer(options, storage);
new RecurringJobManager(storage).AddOrUpdate("tick", () => Work.Tick(), "* * * * * *");
Console.WriteLine("ready");
if (drain)
{
    await Task.Delay(Timeout.Infinite);
}

var client = new BackgroundJobClient(storage);
void Call(string kind, Action<string> make)
{
    for (var i = 0; ; i++)
    {
        var key = $"{kind}-{run}-{i}";
        make(key);
        acknowledged.Add(key);
    }
}

await Task.WhenAll(
    Task.Run(() => Call("enqueued", key => client.Enqueue(() => Work.Run(key, 5)))),
    Task.Run(() => Call("also-enqueued", key => client.Enqueue(() => Work.Run(key, 20)))),
    Task.Run(() => Call("scheduled", key => client.Schedule(() => Work.Run(key, 5), TimeSpan.FromMilliseconds(300)))));
