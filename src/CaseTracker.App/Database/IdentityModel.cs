using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>ASP.NET Core Identity's tables. Its own mapping takes the schema version and the length of keys from the
/// options of whatever host builds the model first, so that program, tests and script writer would see different
/// models; this one is always the same. It is Identity's second version, without passkeys.</summary>
internal static class IdentityModel
{
    /// <summary>Two of these in one key stay below the 900 bytes that SQL Server allows it.</summary>
    private const int KeyLength = 128;

    public static void Apply(ModelBuilder model)
    {
        model.Entity<Account>(row =>
        {
            row.ToTable("Accounts");
            row.Property(r => r.UserName).HasMaxLength(256);
            row.Property(r => r.NormalizedUserName).HasMaxLength(256);
            row.Property(r => r.Email).HasMaxLength(256);
            row.Property(r => r.NormalizedEmail).HasMaxLength(256);
            row.Property(r => r.PhoneNumber).HasMaxLength(256);
            row.Property(r => r.TimeZone).HasMaxLength(100);
            row.Ignore(r => r.Display);
            row.Property(r => r.ConcurrencyStamp).IsConcurrencyToken();
            row.HasIndex(r => r.NormalizedUserName).IsUnique();
            row.HasIndex(r => r.NormalizedEmail);
            row.HasMany<IdentityUserClaim<long>>().WithOne().HasForeignKey(r => r.UserId).IsRequired();
            row.HasMany<IdentityUserLogin<long>>().WithOne().HasForeignKey(r => r.UserId).IsRequired();
            row.HasMany<IdentityUserToken<long>>().WithOne().HasForeignKey(r => r.UserId).IsRequired();
        });
        model.Entity<IdentityUserClaim<long>>().ToTable("AccountClaims");
        model.Entity<IdentityUserLogin<long>>(row =>
        {
            row.ToTable("AccountLogins");
            row.HasKey(r => new { r.LoginProvider, r.ProviderKey });
            row.Property(r => r.LoginProvider).HasMaxLength(KeyLength);
            row.Property(r => r.ProviderKey).HasMaxLength(KeyLength);
        });
        model.Entity<IdentityUserToken<long>>(row =>
        {
            row.ToTable("AccountTokens");
            row.HasKey(r => new { r.UserId, r.LoginProvider, r.Name });
            row.Property(r => r.LoginProvider).HasMaxLength(KeyLength);
            row.Property(r => r.Name).HasMaxLength(KeyLength);
        });
        model.Ignore<IdentityUserPasskey<long>>();
    }
}
