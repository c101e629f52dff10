using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace Enforcement.Hosting.Persistence;

/// <summary>Model conventions of every service: own schema, singular snake_case names, enums as camelCase text, the outbox mapped.</summary>
public static class ServiceConventions
{
    /// <summary>Applies the conventions; call it last in <c>OnModelCreating</c>. Names set explicitly before are kept.</summary>
    public static ModelBuilder UseServiceConventions(this ModelBuilder model, string schema)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.HasDefaultSchema(schema);
        model.Entity<Messaging.OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox");
            outbox.HasKey(message => message.Id);
            outbox.Property(message => message.Id).ValueGeneratedNever();
        });
        foreach (var entity in model.Model.GetEntityTypes())
            Rename(entity);
        return model;
    }

    /// <summary>The open connection of the context's current transaction, for set-based SQL inside it.</summary>
    public static NpgsqlConnection Connection(this DbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        return connection.State == ConnectionState.Open
            ? connection
            : throw new InvalidOperationException("Begin a transaction on the context first.");
    }

    /// <summary><c>ClaimKind</c> becomes <c>claim_kind</c>.</summary>
    public static string SnakeCase(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static void Rename(IMutableEntityType entity)
    {
        if (entity.IsMappedToJson())
            return;
        if (((IConventionEntityType)entity).GetTableNameConfigurationSource() != ConfigurationSource.Explicit)
            entity.SetTableName(SnakeCase(entity.ClrType.Name));
        foreach (var property in entity.GetProperties())
        {
            if (((IConventionProperty)property).GetColumnNameConfigurationSource() != ConfigurationSource.Explicit)
                property.SetColumnName(SnakeCase(property.Name));
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum && property.GetValueConverter() is null)
                property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumText<>).MakeGenericType(type))!);
        }
    }
}

/// <summary>Enums are stored under their camelCase API name.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class EnumText<TEnum>() : ValueConverter<TEnum, string>(value => Text(value), text => Read(text))
    where TEnum : struct, Enum
{
    private static string Text(TEnum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static TEnum Read(string text) => Enum.Parse<TEnum>(text, ignoreCase: true);
}
