using CaseTracker.App.Kernel;

namespace CaseTracker.App.Tags;

/// <summary>The short words that a team puts on records for its own sorting.</summary>
internal sealed class TagsModule : Module
{
    public override IReadOnlyList<Type> Handlers => [typeof(ShowTags), typeof(ChangeTags), typeof(ManageTags), typeof(UndoTags)];
}
