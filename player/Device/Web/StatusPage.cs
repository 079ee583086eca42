using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Signage.Content.Text;
using Signage.Player.Cache;
using Signage.Player.Running;
using Signage.Player.Screens;
using Signage.Playout.States;

namespace Signage.Player.Web;

/// <summary>The loopback page of a player: for the technician beside the screen, and for tests.</summary>
internal sealed class StatusPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StatusPage(WebApplication app, string address) => (_app, Address) = (app, address);

    public string Address { get; }

    public static async Task<StatusPage> StartAsync(
        StatusSource status, PreviewScreen? preview, Machine machine, PlayerFolder folder, int port,
        CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Use(OwnPage.GuardAsync);
        app.UseRouting();
        app.MapGet("/", Page);
        app.MapGet("/status", context => WriteAsync(
            context, "application/json", JsonSerializer.SerializeToUtf8Bytes(status.Read(), WireJson.Options)));
        app.MapGet("/log", context => WriteAsync(context, "text/plain; charset=utf-8",
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', status.Log?.Lines ?? []))));
        app.MapGet("/preview.png", context => PictureAsync(context, preview));
        app.MapPost("/events/{name}", context => EventAsync(context, machine));
        app.MapPost("/yield", context => YieldAsync(context, machine, yields: true));
        app.MapDelete("/yield", context => YieldAsync(context, machine, yields: false));
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException e)
        {
            throw new PlayerRefusalException($"--http-port {port}: 端口不可用 / the port cannot be had: {e.Message}", e);
        }
        var features = app.Services.GetRequiredService<IServer>().Features;
        var address = features.Get<IServerAddressesFeature>()!.Addresses.First();
        try
        {
            DurableFile.Write(folder.Http, JsonSerializer.Serialize(new { url = address }));
        }
        catch (IOException e)
        {
            // On a full disk: the picture matters more than where its page is.
            await Console.Error.WriteLineAsync($"{folder.Http}: 无法写入 / cannot be written: {e.Message}");
        }
        return new StatusPage(app, address);
    }

    private static Task Page(HttpContext context) =>
        WriteAsync(context, "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(StatusHtml.Text));

    /// <summary>Says what the event starts; 404 when nothing waits for it.</summary>
    private static Task EventAsync(HttpContext context, Machine machine)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        var started = machine.Happened(name);
        context.Response.StatusCode = started.Count > 0 ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return WriteAsync(context, "application/json", JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Event = name,
                Starts = started.SelectMany(trigger => trigger.Slots.Select(slot => new { trigger.Lane, slot.Item })),
                Text = started.Count > 0 ? null
                    : $"“{name}”：当前播出单没有对应的播出 / nothing in the playlist waits for it now",
            },
            WireJson.Options));
    }

    private static Task YieldAsync(HttpContext context, Machine machine, bool yields)
    {
        machine.Presenter.Report(now => new PlayoutEvent.Yielded(now, yields));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task PictureAsync(HttpContext context, PreviewScreen? preview)
    {
        var png = preview is null ? null : await preview.PngAsync(context.RequestAborted);
        if (png is null)
            context.Response.StatusCode = preview is null ? StatusCodes.Status404NotFound
                : StatusCodes.Status503ServiceUnavailable;
        else
            await WriteAsync(context, "image/png", png);
    }

    private static async Task WriteAsync(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
