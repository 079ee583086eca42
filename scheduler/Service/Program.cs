using System.CommandLine;
using Signage;
using Signage.Scheduler;

// The host waits for requests and jobs under way by itself when it is told to stop: no second deadline here.
return await StrictCommandLine.RunAsync(
    SchedulerCommand.Create(SchedulerHost.RunAsync),
    args,
    new InvocationConfiguration { ProcessTerminationTimeout = null });
