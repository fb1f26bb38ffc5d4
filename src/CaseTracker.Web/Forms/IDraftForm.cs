namespace CaseTracker.Web.Forms;

/// <summary>What a form offers so that what is typed in it is kept as a draft (<see cref="DraftKeeper"/>).</summary>
public interface IDraftForm
{
    /// <summary>What differs from how the form began, by names of the form's own choice. Never what its viewer may not see.</summary>
    IReadOnlyDictionary<string, string> Typed();

    /// <summary>Puts a draft's texts back. Names that the form does not know, or that its viewer may not see any more, are left
    /// out.</summary>
    void Restore(IReadOnlyDictionary<string, string> texts);
}
