using CaseTracker.Domain.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseTracker.Web.Lists;

/// <summary>The cell with the box by which a row is chosen, and the button that shows its record beside the list. A component for each of
/// fifty rows would cost more than the row.</summary>
internal static class PickBox
{
    /// <param name="receiver">The component that is drawn again.</param>
    /// <param name="name">What the row is called.</param>
    /// <param name="page">The ids of the page's rows, in their order.</param>
    public static RenderFragment Of(object receiver, ListSelection selection, RowPeek peek, long id, string name,
        IReadOnlyList<long> page) => builder =>
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
        builder.OpenElement(8, "button");
        builder.AddAttribute(9, "type", "button");
        builder.AddAttribute(10, "class", "peek");
        builder.AddAttribute(11, "data-peek", true);
        builder.AddAttribute(12, "aria-expanded", peek.Open == id ? "true" : "false");
        builder.AddAttribute(13, "aria-label", Texts.Localize("Lists.PanelShow", name));
        builder.AddAttribute(14, "title", Texts.Localize("Lists.PanelShow", name));
        builder.AddAttribute(15, "onclick", EventCallback.Factory.Create<MouseEventArgs>(receiver, () => peek.Toggle(id)));
        builder.CloseElement();
        builder.CloseElement();
    };
}
