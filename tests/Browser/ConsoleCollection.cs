using Xunit;

namespace Signage.Tests.Browser;

/// <summary>All browser tests share one running county, one after the other.</summary>
[CollectionDefinition(OpenConsole.Collection, DisableParallelization = true)]
public sealed class ConsoleCollection : ICollectionFixture<OpenConsole>;
