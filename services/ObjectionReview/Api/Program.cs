using Enforcement.Hosting;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.ObjectionReview;
using Enforcement.ObjectionReview.Data;
using Enforcement.ObjectionReview.Domain;
using Enforcement.ObjectionReview.Features;
using Enforcement.Statute;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("objection-review", typeof(Program).Assembly);
builder.AddDatabase<ObjectionReviewDbContext>("objection_review");
builder.AddMessaging<ObjectionReviewDbContext>("objection-review");
builder.AddValidatedOptions<ObjectionReviewOptions>("ObjectionReview");
builder.Services.AddSingleton(new ObjectionClockRules(LawEdition.Published));
builder.Services.AddHostedService<ClockScanner>();

var app = builder.Build();
app.UseServiceDefaults();
ObjectionFeatures.Map(app);
return await app.RunServiceAsync(args);

public partial class Program;
