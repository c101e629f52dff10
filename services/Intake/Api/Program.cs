using Enforcement.Hosting;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake;
using Enforcement.Intake.Data;
using Enforcement.Law;

var builder = ServiceDefaults.CreateBuilder(args);
builder.AddServiceDefaults("intake", typeof(Program).Assembly);
builder.AddDatabase<IntakeDbContext>("intake");
builder.AddLaw();
builder.AddMessaging<IntakeDbContext>("intake");
builder.AddValidatedOptions<IntakeOptions>("Intake");
builder.Services.AddIntake();
var app = builder.Build();
app.UseServiceDefaults();
app.MapIntake();
return await app.RunServiceAsync(args);
