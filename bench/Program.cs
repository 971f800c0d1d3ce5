using System.Globalization;
using BenchmarkDotNet.Running;
using Maestro.Bench;

// Whole commands in a whole session, beside what the machine can do at best in the same run; or BenchmarkDotNet for the inner parts.
switch (args)
{
    case ["missions", .. var rounds]:
        MissionRun.Measure(rounds is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 7);
        break;
    case ["missions-round", var folder, var plan]:
        MissionRun.Round(folder, plan);
        break;
    case ["scale", .. var rounds]:
        ScaleRun.Measure(rounds is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 5, rounds is [_, var published] ? published : null);
        break;
    case ["scale-round", var folder]:
        ScaleRun.Round(folder);
        break;
    case ["updates", .. var times]:
        UpdateRun.Measure(times is [var asked] ? int.Parse(asked, CultureInfo.InvariantCulture) : 5);
        break;
    case ["updates-round", var folder]:
        UpdateRun.Round(folder);
        break;
    case ["archives", .. var turns]:
        ArchiveRun.Measure(turns is [var wanted] ? int.Parse(wanted, CultureInfo.InvariantCulture) : 5);
        break;
    case ["archives-round", var folder]:
        ArchiveRun.Round(folder);
        break;
    case ["startup", var program]:
        StartupRun.Measure(program, rounds: 15);
        break;
    case ["convert", .. var counts]:
        ConvertRun.Measure(counts is [var runs] ? int.Parse(runs, CultureInfo.InvariantCulture) : 5);
        break;
    case ["convert-round", var folder, var file]:
        ConvertRun.Round(folder, file);
        break;
    case ["control"]:
        ControlRun.Measure();
        break;
    case ["ratchet"]:
        RatchetRun.Measure();
        break;
    case ["engine-round", var kind]:
        StartupRun.Round(kind == "import");
        break;
    case ["micro", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest);
        break;
    default:
        Console.WriteLine("""
            missions [rounds]          1,000 features and 1,000 assertions in one session
            scale [rounds [maestro]]   10,000 handoffs, 5,000 corrections and a mission of 1,000 features; with a published maestro its memory too
            updates [rounds]           a changed plan of 6,000 features, beside the reading of the mission
            archives [rounds]          200 missions in the archive, beside a workspace without
            convert [rounds]           12,000 issues of Beads made a plan
            control                    the dashboard in a terminal: from a key to the picture, and what it costs while nothing happens
            ratchet                    50 rules over 20,000 files, beside git grep
            startup <maestro>          the start of a published maestro, and of the module in a session
            micro [filter]             BenchmarkDotNet: the inner parts alone
            """);
        return 1;
}

return 0;
