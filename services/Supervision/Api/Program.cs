using Enforcement.Hosting;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Law;
using Enforcement.Supervision;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Audit;
using Enforcement.Supervision.Features;
using Enforcement.Supervision.Features.Audit;

if (args is ["verify-audit", var file])
    return await VerifyAuditFile.RunAsync(file, Console.Out, CancellationToken.None);

var builder = ServiceDefaults.CreateBuilder(args);
builder.AddServiceDefaults("supervision", typeof(Program).Assembly);
builder.AddDatabase<SupervisionDbContext>("supervision");
builder.AddLaw(isSource: true);
builder.AddMessaging<SupervisionDbContext>("supervision");
builder.AddValidatedOptions<SupervisionOptions>("Supervision");
builder.Services.AddHostedService<CheckpointWriter>();
builder.Services.AddHostedService<MonitorWorker>();
builder.Services.AddSingleton<ChainVerification>();

var app = builder.Build();
app.UseServiceDefaults();
SupervisionFeatures.Map(app);
return await app.RunServiceAsync(args);

public partial class Program;
