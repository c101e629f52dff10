using Enforcement.Benchmarks;

// Measures the platform against the bare database on this machine, in one run. See README.md beside this file.
if (args is ["ordinary-service", var database, var broker, var address])
    return await OrdinaryService.RunAsync(database, broker, address);
if (args is ["ordinary-gateway", var service, var gateway])
    return await OrdinaryGateway.RunAsync(service, gateway);
return await Run.AllAsync(BenchmarkArguments.Read(args));
