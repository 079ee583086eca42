using System.CommandLine;
using Signage.Scheduler.Jobs;

namespace Signage.Scheduler;

/// <summary>The command line of a scheduler. What is given here outranks the environment.</summary>
internal static class SchedulerCommand
{
    internal static RootCommand Create(Func<string[], Task<int>> run)
    {
        Option<string?>[] settings =
        [
            Setting("folder", "数据目录，默认 .signage/scheduler / everything that it keeps"),
            Setting(
                "admin-folder",
                "管理员目录，首次启动时写入根密钥 / where the first run writes the root key; keep it off the server"),
            Setting("root-key", "根密钥文件，默认在管理员目录 / the root key's file; default: root.key in the admin folder"),
            Setting("urls", "监听地址，默认 http://127.0.0.1:5080 / where it listens; several are parted by ;"),
            Setting(
                JobStorageChoice.Postgres,
                "后台任务改存 PostgreSQL / keeps background jobs in PostgreSQL: \"Host=…;Database=…\""),
        ];
        var command = new RootCommand(
            "调度服务：排期、审核、下发、取证 / the scheduler: plans, approvals, publishing, proof");
        foreach (var setting in settings)
        {
            command.Options.Add(setting);
        }

        command.SetAction((parsed, _) => run(
            [.. settings.SelectMany(s => parsed.GetValue(s) is { } value ? new[] { s.Name, value } : [])]));
        return command;
    }

    private static Option<string?> Setting(string name, string description) =>
        new($"--{name}") { Description = description };
}
