return await Signage.Scheduler.SchedulerHost.RunAsync(args);
