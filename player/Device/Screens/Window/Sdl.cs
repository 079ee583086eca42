using System.Runtime.InteropServices;

namespace Signage.Player.Screens.Window;

/// <summary>What is used of SDL 2 (Debian's libsdl2-2.0-0). All of it is called by the window's one thread.</summary>
internal static unsafe partial class Sdl
{
    public const uint Video = 0x20;
    public const int Centered = 0x2FFF0000;
    public const uint AlwaysOnTop = 0x8000;
    public const uint Borderless = 0x10;
    public const uint Resizable = 0x20;

    /// <summary>In memory B, G, R and a byte that nobody looks at.</summary>
    public const uint FormatBgrx = 0x16161804;
    public const int AccessStreaming = 1;
    public const int EventBytes = 56;
    public const uint EventQuit = 0x100;
    public const uint EventWindow = 0x200;
    public const byte WindowClose = 14;

    private const string Library = "libSDL2-2.0.so.0";

    /// <summary>What it says went wrong last.</summary>
    public static string Error => Marshal.PtrToStringUTF8(GetError()) ?? "";

    [LibraryImport(Library, EntryPoint = "SDL_SetHint", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetHint(string name, string value);

    [LibraryImport(Library, EntryPoint = "SDL_InitSubSystem")]
    public static partial int InitSubSystem(uint flags);

    [LibraryImport(Library, EntryPoint = "SDL_QuitSubSystem")]
    public static partial void QuitSubSystem(uint flags);

    [LibraryImport(Library, EntryPoint = "SDL_CreateWindow", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CreateWindow(string title, int x, int y, int width, int height, uint flags);

    /// <summary>Left, top, width and height of a display on the desktop, into four numbers.</summary>
    [LibraryImport(Library, EntryPoint = "SDL_GetDisplayBounds")]
    public static partial int GetDisplayBounds(int display, int* rectangle);

    [LibraryImport(Library, EntryPoint = "SDL_DestroyWindow")]
    public static partial void DestroyWindow(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_ShowCursor")]
    public static partial int ShowCursor(int toggle);

    [LibraryImport(Library, EntryPoint = "SDL_CreateRenderer")]
    public static partial nint CreateRenderer(nint window, int index, uint flags);

    [LibraryImport(Library, EntryPoint = "SDL_DestroyRenderer")]
    public static partial void DestroyRenderer(nint renderer);

    [LibraryImport(Library, EntryPoint = "SDL_RenderSetLogicalSize")]
    public static partial int SetLogicalSize(nint renderer, int width, int height);

    [LibraryImport(Library, EntryPoint = "SDL_CreateTexture")]
    public static partial nint CreateTexture(nint renderer, uint format, int access, int width, int height);

    [LibraryImport(Library, EntryPoint = "SDL_UpdateTexture")]
    public static partial int UpdateTexture(nint texture, void* rectangle, nint pixels, int pitch);

    [LibraryImport(Library, EntryPoint = "SDL_RenderClear")]
    public static partial int Clear(nint renderer);

    [LibraryImport(Library, EntryPoint = "SDL_RenderCopy")]
    public static partial int Copy(nint renderer, nint texture, void* source, void* target);

    [LibraryImport(Library, EntryPoint = "SDL_RenderPresent")]
    public static partial void Present(nint renderer);

    [LibraryImport(Library, EntryPoint = "SDL_PollEvent")]
    public static partial int PollEvent(byte* happened);

    [LibraryImport(Library, EntryPoint = "SDL_GetError")]
    private static partial nint GetError();
}
