using Enforcement.Hosting;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Law;
using Enforcement.Law.Clocks;
using Enforcement.Law.Clocks.Features;
using Enforcement.ObjectionReview;
using Enforcement.ObjectionReview.Clocks;
using Enforcement.ObjectionReview.Data;
using Enforcement.ObjectionReview.Domain;
using Enforcement.ObjectionReview.Features;

var builder = ServiceDefaults.CreateBuilder(args);
builder.AddServiceDefaults("objection-review", typeof(Program).Assembly);
builder.AddDatabase<ObjectionReviewDbContext>("objection_review");
builder.AddLaw();
builder.AddMessaging<ObjectionReviewDbContext>("objection-review");
builder.AddValidatedOptions<ObjectionReviewOptions>("ObjectionReview");
builder.AddClocks<ObjectionReviewDbContext>();
builder.Services.AddScoped<IClockReaction, ObjectionClockReaction>();
builder.Services.AddScoped(services => new ObjectionClockRules(services.GetRequiredService<ClockBook>().Law));

var app = builder.Build();
app.UseServiceDefaults();
ObjectionFeatures.Map(app);
app.MapClocks();
return await app.RunServiceAsync(args);

public partial class Program;
