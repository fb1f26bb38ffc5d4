using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CaseTracker.App.Database;
using CaseTracker.Domain.Review;

namespace CaseTracker.App.Review;

/// <summary>How a review stood before a step, as the log keeps it: so the step can be taken back whole.</summary>
internal sealed record ReviewSnapshot(ReviewState State, DateTime Since, long? ById, string? ByName, long? SubmittedById,
    string? SubmittedByName, long? AssignedToId, DateTime? VerifiedAt, string? VerifiedByName)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static JsonNode Of(ReviewRow row) => JsonSerializer.SerializeToNode(new ReviewSnapshot(row.State, row.Since, row.ById,
        row.ByName, row.SubmittedById, row.SubmittedByName, row.AssignedToId, row.VerifiedAt, row.VerifiedByName), Options)!;

    public static ReviewSnapshot Read(JsonNode kept) => kept.Deserialize<ReviewSnapshot>(Options)!;

    public void CopyInto(ReviewRow row)
    {
        (row.State, row.Since, row.ById, row.ByName) = (State, Since, ById, ByName);
        (row.SubmittedById, row.SubmittedByName, row.AssignedToId) = (SubmittedById, SubmittedByName, AssignedToId);
        (row.VerifiedAt, row.VerifiedByName) = (VerifiedAt, VerifiedByName);
    }
}
