using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

public sealed class DevelopmentTests
{
    /// <summary>There the host builds every service once, so that one which asks for what nobody registers ends the start.</summary>
    [Fact]
    public async Task The_server_can_be_built_in_the_development_environment()
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Development,
        });
        builder.AddProgramSettings(folder.Path);
        builder.AddWeb();
        await using var server = builder.Build();
        Assert.NotNull(server.Services.GetRequiredService<ProgramSettings>());
    }
}
