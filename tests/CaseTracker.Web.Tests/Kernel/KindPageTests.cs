using System.Reflection;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Web.Layout;
using CaseTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Tests.Kernel;

/// <summary>Every kind of record has the pages that its definition promises. Whoever adds one is told here what it still lacks.</summary>
public class KindPageTests
{
    /// <summary>Kinds without a form by themselves, and what makes and changes them instead.</summary>
    private static readonly Dictionary<RecordKind, string> WithoutForm = new()
    {
        [RecordKind.Citation] = "the sources beside each form's fields",
        [RecordKind.Settlement] = "the page where a conflict is settled",
        [RecordKind.FigureChoice] = "/figures/12/choose",
    };

    private static readonly HashSet<string> Routes = [.. typeof(RecordAddress).Assembly.GetTypes()
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => Plain(route.Template))];

    public static TheoryData<string> Kinds => [.. RecordDefinitions.All.Select(of => of.Kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_of_record_has_its_pages(string kind)
    {
        var of = RecordDefinitions.Of(new(kind));
        Assert.DoesNotContain(Promised(of), page => !Routes.Contains(page) && !(RecordAddress.WithForm(of.Folder ?? "") == of
            && Routes.Contains(page.Replace($"/{of.Folder}/", "/{}/", StringComparison.Ordinal))));
    }

    [Fact]
    public void Addresses_are_told_apart() =>
        Assert.Distinct(RecordDefinitions.All.Select(of => of.Folder).OfType<string>());

    private static IEnumerable<string> Promised(RecordDefinition of)
    {
        if (of.Folder is not { } folder)
        {
            if (!WithoutForm.ContainsKey(of.Kind)) yield return $"a form of {of.Kind}, or what makes it instead";
            yield break;
        }
        yield return $"/{folder}/{{}}/edit";
        if (of.ShownOn == ShownOn.OwnPage) yield return $"/{folder}/{{}}";
        if (RecordAddress.New(of.Kind) is { } fresh) yield return fresh;
        else if (!Routes.Any(route => route.EndsWith($"/{folder}/new", StringComparison.Ordinal) && route != $"/{folder}/new")
            && of.ShownOn != ShownOn.OwnersPage)
            yield return $"a form for a new {of.Kind}";
    }

    /// <summary>"/people/{Id:long}/edit" is "/people/{}/edit".</summary>
    private static string Plain(string template) =>
        string.Join('/', template.Split('/').Select(part => part.StartsWith('{') ? "{}" : part));
}
