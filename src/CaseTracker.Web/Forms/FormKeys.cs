namespace CaseTracker.Web.Forms;

/// <summary>Lets a part of a form use Enter for itself: the browser submits the form for the same key, after the part has
/// heard it.</summary>
public sealed class FormKeys
{
    private bool _taken;

    public void EnterIsTaken() => _taken = true;

    /// <summary>Whether the submission that has come is for a key that a part took.</summary>
    public bool Forgive()
    {
        var taken = _taken;
        _taken = false;
        return taken;
    }
}
