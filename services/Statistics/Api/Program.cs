using Enforcement.Hosting;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Law;
using Enforcement.Statistics;
using Enforcement.Statistics.Data;
using Enforcement.Statistics.Features;

var builder = ServiceDefaults.CreateBuilder(args);
builder.AddServiceDefaults("statistics", typeof(Program).Assembly);
builder.AddDatabase<StatisticsDbContext>("statistics");
builder.AddLaw();
builder.AddMessaging<StatisticsDbContext>("statistics");
builder.AddValidatedOptions<StatisticsOptions>("Statistics");
builder.Services.AddScoped<FigureCounter>();

var app = builder.Build();
app.UseServiceDefaults();
GetDailyFigures.Map(app);
GetTotals.Map(app);
return await app.RunServiceAsync(args);

public partial class Program;
