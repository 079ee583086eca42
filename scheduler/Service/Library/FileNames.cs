namespace Signage.Scheduler.Library;

/// <summary>What a file's name makes people expect.</summary>
public static class FileNames
{
    private static readonly string[] Video =
        [".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".wmv", ".asf", ".flv", ".ts", ".mts", ".m2ts", ".mpg",
            ".mpeg", ".3gp", ".vob", ".rmvb"];

    public static bool SaysVideo(string fileName) =>
        Video.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase);
}
