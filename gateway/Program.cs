using Enforcement.Gateway;
using Enforcement.Hosting;

var builder = ServiceDefaults.CreateBuilder(args);
builder.AddGateway();
var app = builder.Build();
app.UseGateway();
// "make-keys" only makes the development issuer's key pair, which UseGateway does when it is missing.
if (args is not ["make-keys"])
    await app.RunAsync();
