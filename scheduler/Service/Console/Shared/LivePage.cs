using Microsoft.AspNetCore.Components;

namespace Signage.Scheduler.Console.Shared;

/// <summary>A page that refreshes itself while somebody looks at it.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    protected LivePage() => Gone = _gone.Token;

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>Repeats until the page is left; a fault shows on the page and ends the repeating.</summary>
    protected void Repeat(Func<TimeSpan> pause, Func<Task> act) => _ = RepeatAsync(pause, act);

    private async Task RepeatAsync(Func<TimeSpan> pause, Func<Task> act)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause(), Gone);
                await InvokeAsync(act);
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gone.Cancel();
            _gone.Dispose();
        }
    }
}
