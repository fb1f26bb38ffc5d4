namespace CaseTracker.Web.Forms;

/// <summary>A form of what happened, whose source may only announce it.</summary>
public interface IAnnouncing
{
    /// <summary>Somebody has confirmed that what lies after the publication is announced.</summary>
    bool Announced { get; set; }
}
