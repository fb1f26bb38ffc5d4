using CaseTracker.Web.Commands;

return await CommandLine.Run(args);
