using System.Text.Json;
using Signage.Content.Text;

namespace Signage.Cli.Api;

/// <summary>Which scheduler to talk to, and as whom: from the options, the environment, or the last <c>signage
/// login</c>.</summary>
internal sealed record ApiLogin(string Url, string ApiKey)
{
    private const string UrlVariable = "SIGNAGE_URL";
    private const string KeyVariable = "SIGNAGE_API_KEY";

    private static string FilePath =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config", "signage",
            "login.json");

    internal static ApiLogin Find(string? url, string? apiKey)
    {
        var saved = Load();
        var foundUrl = url ?? Environment.GetEnvironmentVariable(UrlVariable) ?? saved?.Url;
        var foundKey = apiKey ?? Environment.GetEnvironmentVariable(KeyVariable) ?? saved?.ApiKey;
        if (foundUrl is null || foundKey is null)
        {
            throw new ApiRefusal(
                UserLanguage.Pick(
                    $"尚未登录。请运行 signage login LINK，或给出 --scheduler 和 --api-key，"
                    + $"或设置 {UrlVariable} 和 {KeyVariable}。",
                    $"Not signed in. Run: signage login LINK (or give --scheduler and --api-key, "
                    + $"or set {UrlVariable} and {KeyVariable})."),
                "not-signed-in",
                Signage.Cli.ExitCode.Usage);
        }

        return new ApiLogin(foundUrl.TrimEnd('/'), foundKey);
    }

    internal void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        SecretFile.Write(FilePath, JsonSerializer.Serialize(this, WireJson.Options));
    }

    private static ApiLogin? Load() =>
        File.Exists(FilePath) ? JsonSerializer.Deserialize<ApiLogin>(File.ReadAllText(FilePath), WireJson.Lenient)
            : null;
}
