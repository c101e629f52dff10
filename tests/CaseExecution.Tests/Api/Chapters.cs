namespace Enforcement.CaseExecution.Tests.Api;

// The tests of a chapter share one service, one after the other: starting it costs more than most of them.

[CollectionDefinition(nameof(PersonsChapter))]
public sealed class PersonsChapter : ICollectionFixture<ServiceFixture>;

[CollectionDefinition(nameof(LifeChapter))]
public sealed class LifeChapter : ICollectionFixture<ServiceFixture>;

[CollectionDefinition(nameof(NoticesChapter))]
public sealed class NoticesChapter : ICollectionFixture<ServiceFixture>;

[CollectionDefinition(nameof(AuctionsChapter))]
public sealed class AuctionsChapter : ICollectionFixture<ServiceFixture>;

[CollectionDefinition(nameof(PlansChapter))]
public sealed class PlansChapter : ICollectionFixture<ServiceFixture>;

[CollectionDefinition(nameof(MoneyChapter))]
public sealed class MoneyChapter : ICollectionFixture<ServiceFixture>;

[CollectionDefinition(nameof(ActsChapter))]
public sealed class ActsChapter : ICollectionFixture<ServiceFixture>;

[CollectionDefinition(nameof(GarnishmentsChapter))]
public sealed class GarnishmentsChapter : ICollectionFixture<GarnishmentFixture>;
