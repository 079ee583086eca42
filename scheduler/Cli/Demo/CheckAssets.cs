namespace Signage.Cli.Demo;

/// <summary>Ids of what the check uploads.</summary>
internal sealed record CheckAssets(string Clip, string Mp3, string Film, string Image, string Slogan);
