using CaseTracker.App.Storage;
using CaseTracker.Web.Commands;

// Before anything is made: log, database, keys and copies are for this account alone.
PrivateFiles.CloseWhatComes();
return await CommandLine.Run(args);
