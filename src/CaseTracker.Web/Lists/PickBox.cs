using CaseTracker.Domain.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseTracker.Web.Lists;

/// <summary>The cell with the box by which a row is chosen. A component for each of fifty rows would cost more than the row.</summary>
internal static class PickBox
{
    /// <param name="receiver">The component that is drawn again.</param>
    /// <param name="name">What the row is called.</param>
    /// <param name="page">The ids of the page's rows, in their order.</param>
    public static RenderFragment Of(object receiver, ListSelection selection, long id, string name, IReadOnlyList<long> page) => builder =>
    {
        builder.OpenElement(0, "td");
        builder.AddAttribute(1, "role", "cell");
        builder.AddAttribute(2, "class", "choose");
        builder.OpenElement(3, "input");
        builder.AddAttribute(4, "type", "checkbox");
        builder.AddAttribute(5, "aria-label", Texts.Localize("Lists.Choose", name));
        builder.AddAttribute(6, "checked", selection.Has(id));
        builder.AddAttribute(7, "onclick", EventCallback.Factory.Create<MouseEventArgs>(receiver, pressed =>
            selection.Toggle(id, pressed.ShiftKey, page)));
        builder.CloseElement();
        builder.CloseElement();
    };
}
