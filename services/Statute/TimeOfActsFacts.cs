namespace Enforcement.Statute;

/// <summary>Facts of GEN-02: an act on site that is planned or done.</summary>
/// <param name="StartsAt">When it starts.</param>
/// <param name="County">County or city of the place, Chinese name; its closures and its sunrise count.</param>
/// <param name="IsUrgent">It is urgent 情況急迫.</param>
/// <param name="ObligorConsents">The obligor consents.</param>
/// <param name="Note">The urgency or consent as written in the record 執行筆錄; must be given to override.</param>
/// <param name="Sunrise">Sunrise as published for the place; null: computed for the seat of the county.</param>
/// <param name="Sunset">Sunset as published for the place; null: computed for the seat of the county.</param>
public sealed record SiteActFacts(
    DateTimeOffset StartsAt, string County, bool IsUrgent = false, bool ObligorConsents = false, string? Note = null,
    DateTimeOffset? Sunrise = null, DateTimeOffset? Sunset = null);

/// <summary>Facts of GEN-03: an act that goes on after sunset.</summary>
/// <param name="StartedAt">When it was begun.</param>
/// <param name="GoesOnUntil">Until when it goes on.</param>
/// <param name="County">County or city of the place, Chinese name.</param>
/// <param name="Sunrise">Sunrise as published for the place; null: computed for the seat of the county.</param>
/// <param name="Sunset">Sunset as published for the place; null: computed for the seat of the county.</param>
public sealed record ContinuedActFacts(
    DateTimeOffset StartedAt, DateTimeOffset GoesOnUntil, string County, DateTimeOffset? Sunrise = null, DateTimeOffset? Sunset = null);

/// <summary>Facts of GEN-04: entering a home to seize.</summary>
/// <param name="StartsAt">When it is entered.</param>
/// <param name="County">County or city of the place, Chinese name.</param>
/// <param name="IsUrgent">It is urgent 急迫情事.</param>
/// <param name="PermissionShown">The written permission was shown at the entry.</param>
/// <param name="Sunrise">Sunrise as published for the place; null: computed for the seat of the county.</param>
/// <param name="Sunset">Sunset as published for the place; null: computed for the seat of the county.</param>
public sealed record HomeEntryFacts(
    DateTimeOffset StartsAt, string County, bool IsUrgent = false, bool PermissionShown = false, DateTimeOffset? Sunrise = null, DateTimeOffset? Sunset = null);
