return await CaseTracker.Benchmarks.BenchmarkCommands.Run(args, Console.Out, Console.Error);
