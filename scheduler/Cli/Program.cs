using System.CommandLine;
using Signage;
using Signage.Cli;
using Signage.Cli.Api;
using Signage.Cli.Demo;
using Signage.Cli.Operator;
using Signage.Cli.Programs;
using Signage.Cli.Suite;
using Signage.Cli.Verify;

if (args is ["scheduler" or "player", ..])
{
    return Siblings.Become(args[0], args[1..]);
}

var root = new RootCommand(
    "Signage: schedules every public screen and loudspeaker of a county, and proves what they showed.")
{
    DemoCommand.Create(),
    SuiteCommands.Test(),
    SuiteCommands.Soak(),
    BenchCommand.Create(),
    new Command("scheduler", "Runs the scheduler (see: signage scheduler --help)."),
    new Command("player", "Runs a player (see: signage player --help)."),
    new Command("package", "Builds the player's Debian package (./signage package [x64|arm64])."),
    LoginCommand.Create(),
    KeyCommands.Create(),
    TrustCommand.Create(),
    LibraryCommands.Upload(),
    LibraryCommands.Approve(),
    LibraryCommands.Withdraw(),
    StopCommand.Create(),
    WhyCommand.Create(),
    RehearseCommand.Create(),
    LiftCommand.Create(),
    BookCommand.Create(),
    TakeoverCommands.Takeover(),
    TakeoverCommands.Release(),
    FleetCommands.Players(),
    FleetCommands.Airings(),
    ErrandCommands.Restart(),
    ErrandCommands.Log(),
    PackCommand.Create(),
    ShowsCommand.Create(),
    VerifyCommand.Create(),
};

try
{
    return await StrictCommandLine.RunAsync(
        root, args, new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ApiRefusal e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return e.ExitCode;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.Failed;
}
catch (OperationCanceledException)
{
    return ExitCode.Interrupted;
}
