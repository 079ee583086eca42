using System.Globalization;

namespace Signage.Player.Screens.Window;

/// <summary>
/// The process that a window lives in. It says a byte when the window is there; then it is told a byte for each picture
/// in the shared memory, and says a byte when that is shown. At the end of its input it ends.
/// </summary>
internal static class WindowChild
{
    /// <summary>The first word of its command line; nobody but the player starts it.</summary>
    public const string Verb = "--window-of-a-player";

    private const byte Done = (byte)'.';

    /// <param name="words">Path of the shared picture, its width and height, and a look's words.</param>
    /// <returns>The exit code; 1 when the window went, with a sentence on stderr.</returns>
    public static int Run(ReadOnlySpan<string> words)
    {
        var (width, height) = (Number(words[1]), Number(words[2]));
        try
        {
            using var picture = SharedPicture.Open(words[0], width * height * 4);
            using var window = new SdlWindow(width, height, WindowLook.OfWords(words[3..]));
            using var told = Console.OpenStandardInput();
            using var said = Console.OpenStandardOutput();
            said.WriteByte(Done);
            while (told.ReadByte() >= 0)
            {
                window.Show(picture.Address);
                said.WriteByte(Done);
            }
            return 0;
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
