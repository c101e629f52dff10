namespace Enforcement.Statute;

/// <summary>Facts of ARR-01.</summary>
/// <param name="OrderBreached">The security order of SEC-01 was not performed.</param>
/// <param name="SecurityGiven">Security was given.</param>
/// <param name="Flight">Clear danger of flight.</param>
/// <param name="NoShow">Lawfully notified, no show without good reason.</param>
/// <param name="IsNecessary">Compulsion to appear is necessary.</param>
public readonly record struct ArrestFacts(bool OrderBreached, bool SecurityGiven, bool Flight, bool NoShow, bool IsNecessary);

/// <summary>A day that starts a clock, and whether the matter is urgent (ARR-02).</summary>
/// <param name="FiledOn">Day on which the application reached the court.</param>
/// <param name="IsUrgent">The matter is urgent.</param>
public readonly record struct ApplicationFacts(DateOnly FiledOn, bool IsUrgent = false);

/// <summary>Facts of ARR-03: what has been done after the arrest.</summary>
/// <param name="IdentityChecked">The identity was checked at once.</param>
/// <param name="PropertyReportOrdered">A report of the property was ordered at once.</param>
public readonly record struct AfterArrestFacts(bool IdentityChecked, bool PropertyReportOrdered);

/// <summary>Facts of ARR-04.</summary>
/// <param name="Performed">The obligor paid or performed.</param>
/// <param name="SecurityGiven">Security was given.</param>
/// <param name="DetentionGroundGiven">A ground of detention is given.</param>
public readonly record struct ReleaseAfterArrestFacts(bool Performed, bool SecurityGiven, bool DetentionGroundGiven);

/// <summary>Facts of DET-01 and DET-02: the instant of arrest, or of the first question to a person who came.</summary>
/// <param name="StartedAt">Instant of the arrest, or of the first question to a person who came.</param>
public readonly record struct CustodyStartFacts(DateTimeOffset StartedAt);

/// <summary>Facts of DET-03.</summary>
/// <param name="PersonHandedOver">The person goes to the court with the application.</param>
/// <param name="PapersComplete">The papers are complete.</param>
/// <param name="CourtAtBranchSeat">It is the district court at the seat of the branch.</param>
public readonly record struct DetentionApplicationFacts(bool PersonHandedOver, bool PapersComplete, bool CourtAtBranchSeat);

/// <summary>Facts of DET-04 and DET-05: the day of service or of detention.</summary>
/// <param name="On">Day of service of the ruling, or first day of the detention.</param>
public readonly record struct DetentionDayFacts(DateOnly On);

/// <summary>Facts of DET-06.</summary>
/// <param name="EarlierDetentions">How often he has been detained in this matter.</param>
/// <param name="NewGround">A new ground has arisen.</param>
/// <param name="SuspensionEnded">The ground of a suspension has ended.</param>
public readonly record struct AgainFacts(int EarlierDetentions, bool NewGround, bool SuspensionEnded);

/// <summary>Facts of DET-07: interviews in a calendar month.</summary>
/// <param name="Interviews">Interviews held in the calendar month.</param>
public readonly record struct InterviewFacts(int Interviews);

/// <summary>Facts of DET-08.</summary>
/// <param name="LivelihoodEndangered">The family's livelihood would be endangered.</param>
/// <param name="MonthsPregnant">Months of pregnancy; null when not pregnant.</param>
/// <param name="GaveBirthOn">Day of birth; null when none.</param>
/// <param name="IllnessUntreatable">Ill, and detention may prevent treatment.</param>
/// <param name="On">Day of looking.</param>
public readonly record struct BarFacts(bool LivelihoodEndangered, int? MonthsPregnant, DateOnly? GaveBirthOn, bool IllnessUntreatable, DateOnly On);

/// <summary>Facts of DET-09 and DET-11.</summary>
/// <param name="Performed">The obligation was performed.</param>
/// <param name="TitleRevoked">The title was revoked and is final.</param>
/// <param name="PeriodOver">The period of detention is over.</param>
/// <param name="SecurityGiven">Full security was given.</param>
public readonly record struct ReleaseFacts(bool Performed, bool TitleRevoked, bool PeriodOver, bool SecurityGiven);

/// <summary>Facts of DET-10: what happened, and the day.</summary>
/// <param name="EventOn">Day of the result, interview, suspension or release.</param>
/// <param name="Reported">It was reported to the court that ruled.</param>
public readonly record struct CourtReportFacts(DateOnly EventOn, bool Reported);

/// <summary>Facts of DET-11.</summary>
/// <param name="Quashed">The ruling of detention was quashed.</param>
public readonly record struct RulingQuashedFacts(bool Quashed);

/// <summary>Facts of DET-12: the grounds of 行政執行法 17(6), as the questioning showed them.</summary>
/// <param name="AbleButUnwilling">Clearly able to perform but deliberately does not.</param>
/// <param name="Flight">Clear danger of flight.</param>
/// <param name="HidesProperty">Hides or disposes of property.</param>
/// <param name="CouldPerformUnreported">Property found does not suffice, income, property and ability to work show that he can perform, no other method is left, and he
/// refuses to report or reports falsely.</param>
/// <param name="IsNecessary">Detention is necessary.</param>
public readonly record struct DetentionGroundFacts(bool AbleButUnwilling, bool Flight, bool HidesProperty, bool CouldPerformUnreported, bool IsNecessary);

/// <summary>Facts of DET-13.</summary>
/// <param name="From">First day of the detention.</param>
/// <param name="Month">Which month of it, from 1.</param>
public readonly record struct InterviewMonthFacts(DateOnly From, int Month);
