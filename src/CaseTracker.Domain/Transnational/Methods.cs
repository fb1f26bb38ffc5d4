namespace CaseTracker.Domain.Transnational;

public static class Methods
{
    /// <summary>The family that a method belongs to: direct attacks, through another state, against movement, from a distance, through
    /// relatives.</summary>
    public static MethodFamily Family(this TransnationalMethod method) => method switch
    {
        TransnationalMethod.NotStated => MethodFamily.NotStated,
        TransnationalMethod.AssassinationAttempt or TransnationalMethod.Assault or TransnationalMethod.PhysicalIntimidation
            or TransnationalMethod.Disappearance or TransnationalMethod.Abduction => MethodFamily.Direct,
        TransnationalMethod.DetentionInHostState or TransnationalMethod.UnlawfulDeportation or TransnationalMethod.ExtraditionRequest
            or TransnationalMethod.InterpolNotice or TransnationalMethod.ThreatToResidence => MethodFamily.CoOptingAnotherState,
        TransnationalMethod.PassportCancelled or TransnationalMethod.ConsularServiceDenied or TransnationalMethod.CitizenshipRevoked =>
            MethodFamily.Mobility,
        TransnationalMethod.PropertySeized or TransnationalMethod.TrialInAbsentia or TransnationalMethod.OnlineHarassment
            or TransnationalMethod.Spyware
            or TransnationalMethod.SurveillanceAbroad or TransnationalMethod.LawAgainstExiles => MethodFamily.FromADistance,
        TransnationalMethod.FamilyReprisal => MethodFamily.ThroughRelatives,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };
}
