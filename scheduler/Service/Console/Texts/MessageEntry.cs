namespace Signage.Scheduler.Texts;

/// <summary>One code in a <c>texts.json</c>.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
/// <param name="Status">HTTP status of a refusal with this code.</param>
public sealed record MessageEntry(Message Zh, Message En, int Status = StatusCodes.Status422UnprocessableEntity);
