using Shouldly;
using Signage.Player.Running;
using Xunit;

namespace Signage.Tests.Unit.Device.Running;

public sealed class OwnProgramFacts
{
    [Fact]
    public void Run_by_dotnet_a_program_is_started_by_dotnet_and_its_own_file()
    {
        var words = OwnProgram.Words!;

        words[0].ShouldBe(Environment.ProcessPath);
        words.Count.ShouldBe(Path.GetFileNameWithoutExtension(words[0]) == "dotnet" ? 2 : 1);
        words.ShouldAllBe(word => File.Exists(word));
    }
}
