using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Demo;

/// <summary>The people themselves, with what they belong to and how others spell them.</summary>
internal sealed class DemoPeople(DemoWriter writer, DemoGround ground, DemoDates dates)
{
    private static readonly string[] Occupations =
        ["farmer", "monk", "journalist", "trade unionist", "student", "driver", "teacher", "seller", "lawyer", "garment worker"];

    /// <summary>How closed what is told of a person is: most of it is for the team.</summary>
    public static Confidentiality Level(int number) => (number % 40) switch
    {
        7 or 23 => Confidentiality.Public,
        11 or 31 => Confidentiality.Restricted,
        37 => Confidentiality.Confidential,
        _ => Confidentiality.Internal,
    };

    public async Task<long> Person(int number, DemoSource source, DemoChance chance)
    {
        var child = number % 61 == 9;
        var level = Level(number);
        var person = await writer.Save(new PersonDetails
        {
            Name = DemoNames.Person(number),
            NameKhmer = number % 5 == 2 ? null : DemoNames.PersonKhmer(number),
            Sex = chance.Percent(36) ? Sex.Female : chance.Percent(95) ? Sex.Male : Sex.NotStated,
            AgeGroup = child ? AgeGroup.Child : chance.Percent(70) ? AgeGroup.Adult : AgeGroup.Unknown,
            Birth = chance.Percent(45) || child
                ? DemoDates.Read($"{(child ? source.Published.Year - 15 : source.Published.Year - chance.Between(20, 68))}") : null,
            Occupation = chance.Percent(80) ? chance.Of(Occupations) : null,
            Nationality = chance.Percent(30) ? "Test nationality" : null,
        }, source, level);
        if (number % 14 == 6)
            await writer.Save(new PersonNameDetails
            {
                PersonId = person,
                Text = DemoNames.PersonAsPrinted(number),
                Kind = NameKind.AsPrinted,
                Script = NameScript.Latin,
                OfAChild = child,
            }, ground.After(source.Published, 1), level);
        if (number % 6 == 1)
            await writer.Save(new MembershipDetails
            {
                PersonId = person,
                OrganisationId = ground.Groups[number % ground.Groups.Count],
                Kind = chance.Of([MembershipKind.Member, MembershipKind.Post, MembershipKind.Supporter]),
                From = DemoDates.Read($"{source.Published.Year - 2}"),
            }, source, level);
        if (number % 10 == 3)
            await writer.Save(new AssessmentDetails
            {
                PersonId = person,
                Definition = chance.Of([AssessmentDefinition.Pace1900, AssessmentDefinition.Licadho, AssessmentDefinition.Aapp]),
                Conclusion = chance.Of(Enum.GetValues<AssessmentConclusion>()),
                AssessorName = "Test assessor",
                On = DemoDates.Told(dates.By(source.Published.AddDays(20)), chance),
            }, source, level);
        if (number % 3 > 0) await Consent(person, source, child, level, new DemoChance(800_000 + number));
        return person;
    }

    /// <summary>Of three people two were asked; a few refused something.</summary>
    private async Task Consent(long person, DemoSource source, bool child, Confidentiality level, DemoChance chance)
    {
        var refuses = chance.Percent(15);
        await writer.Save(new ConsentDetails
        {
            PersonId = person,
            On = DemoDates.Told(dates.By(source.Published.AddDays(30)), chance),
            GivenBy = "Test relative",
            How = chance.Of([ConsentManner.Oral, ConsentManner.Written, ConsentManner.Proxy]),
            Language = "Khmer",
            RisksExplained = true,
            Keep = ConsentAnswer.Given,
            InternalUse = ConsentAnswer.Given,
            ShareUn = ConsentAnswer.Given,
            ShareNgos = refuses ? ConsentAnswer.Refused : ConsentAnswer.Given,
            PublishAnonymised = ConsentAnswer.Given,
            PublishName = refuses || chance.Percent(60) ? ConsentAnswer.Refused : ConsentAnswer.Given,
            Guardian = child ? "Test mother" : null,
            ReviewOn = source.Published.AddDays(395),
        }, source, level);
    }

    /// <summary>A group of whom sources give counts, and somebody who is known by a part only.</summary>
    public async Task Apart(int number)
    {
        var chance = new DemoChance(700_000 + number);
        var on = dates.Ago(chance.Between(20, 1500));
        var source = ground.After(on);
        var group = await writer.Save(new PersonDetails { Kind = PersonKind.Group, Name = DemoNames.Of("group of protesters", number) },
            source);
        var taken = chance.Between(5, 60);
        await Count(group, CountStage.Arrested, number % 3 == 0 ? $"at least {taken}" : $"{taken}", on, 0);
        if (number % 2 == 0) await Count(group, CountStage.Released, $"{taken / 2}", on.AddDays(3), 1);
        if (number % 4 == 1) await Count(group, CountStage.Held, $"about {taken / 3}", on.AddDays(5), 2);
        await writer.Save(new PersonDetails
        {
            Kind = PersonKind.KnownByRole,
            Role = $"Relative of somebody of {DemoNames.Of("group of protesters", number)}",
        }, source);
    }

    private Task<long> Count(long group, CountStage stage, string count, DateOnly on, int order) => writer.Save(new GroupCountDetails
    {
        PersonId = group,
        Stage = stage,
        Count = BoundedNumber.Parse(count).Value,
        On = DemoDates.On(dates.By(on)),
        Order = order,
    }, ground.After(on));
}
