using CaseTracker.App.Storage;
using CaseTracker.Web.Commands;

// Before anything is made: log, database, keys and copies are for this account alone.
PrivateFiles.CloseWhatComes();
#pragma warning disable RS0030 // A root: the clock is chosen here.
return await CommandLine.Run(args, TimeProvider.System);
#pragma warning restore RS0030
