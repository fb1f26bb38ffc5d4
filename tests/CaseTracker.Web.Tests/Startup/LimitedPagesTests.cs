using System.Net;
using System.Net.WebSockets;
using System.Text;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Startup;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Startup;

/// <summary>How many pages may be open at once, over lines as a browser opens them.</summary>
public sealed class LimitedPagesTests(AppFixture fixture)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_page_too_many_of_a_session_is_answered_in_words_nobody_else_is_kept_out_and_a_closed_page_makes_room()
    {
        var cookies = await fixture.Cookies(Role.Researcher);
        var lines = new List<ClientWebSocket>();
        try
        {
            for (var page = 0; page < PageLimits.Default.OfSession; page++) lines.Add(await Open(cookies));

            var refused = await Until(cookies, HttpStatusCode.TooManyRequests);
            Assert.Contains($"{PageLimits.Default.OfSession} pages are open", refused.Words("main"), StringComparison.Ordinal);
            // Nor does a line come in that asks for no page before.
            using (var late = await Open(cookies)) Assert.True(await Closes(late));
            Assert.Equal(HttpStatusCode.OK, (await fixture.Get(Role.Advocate, "/people")).Status);

            lines[0].Dispose();
            await Until(cookies, HttpStatusCode.OK);
        }
        finally
        {
            foreach (var line in lines) line.Dispose();
        }
    }

    /// <summary>The first answer with this status: a line counts, and no longer counts, once the program has heard of it.</summary>
    private async Task<Answer> Until(string cookies, HttpStatusCode status)
    {
        using var late = new CancellationTokenSource(Patience.Limit);
        while (true)
            if (await Answer.Of(fixture.Address + "/people", cookies, late.Token) is { } answer && answer.Status == status) return answer;
    }

    /// <summary>A line on which a page could begin.</summary>
    private async Task<ClientWebSocket> Open(string cookies)
    {
        var line = new ClientWebSocket();
        line.Options.SetRequestHeader("Cookie", cookies);
        await line.ConnectAsync(new Uri($"{fixture.Address.Replace("http", "ws", StringComparison.Ordinal)}/_blazor"), Cancel);
        await line.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Binary, true,
            Cancel);
        await line.ReceiveAsync(new byte[1024], Cancel);
        return line;
    }

    private static async Task<bool> Closes(ClientWebSocket line)
    {
        var buffer = new byte[1024];
        try
        {
            // What keeps a line open comes every some seconds.
            for (var heard = 0; heard < 3; heard++)
                if ((await line.ReceiveAsync(buffer, Cancel)).MessageType == WebSocketMessageType.Close) return true;
            return false;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }
}
