using Microsoft.AspNetCore.Components;
using Radzen;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Console.Shared;

/// <summary>Short words at the edge of the page: what was done, or why it was not.</summary>
public sealed class Say(NotificationService notes, DialogService dialogs, Words words)
{
    private const double DoneMs = 5_000;
    private const double RefusedMs = 12_000;

    public void Done(string text) => notes.Notify(new NotificationMessage
    {
        Severity = NotificationSeverity.Success, Summary = text, Duration = DoneMs, CloseOnClick = true,
    });

    public void Refused(string text) => notes.Notify(new NotificationMessage
    {
        Severity = NotificationSeverity.Error, Summary = words["app.refused"],
        Detail = text,
        Duration = RefusedMs,
            CloseOnClick = true,
    });

    public void Refused(Refusal refusal) => Refused(words.Say(refusal));

    /// <summary>Opens a dialog that asks for words; the answer is what was written, or null.</summary>
    public async Task<string?> AskAsync<TDialog>(string title, string parameter, object? value)
        where TDialog : ComponentBase =>
        await dialogs.OpenAsync<TDialog>(
            title,
            new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = value },
            new DialogOptions { Width = "32rem", CloseDialogOnEsc = true, CloseAriaLabel = words["app.close"] })
            as string;

    /// <summary>Asks before something public changes.</summary>
    public async Task<bool> AgreeAsync(string question, string title, string yes) =>
        await dialogs.Confirm(question, title, new ConfirmOptions
        {
            OkButtonText = yes,
            CancelButtonText = words["app.cancel"],
            CloseDialogOnEsc = true,
            CloseAriaLabel = words["app.close"],
        }) == true;
}
