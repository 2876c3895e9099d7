import { Command, CommanderError, Option } from "commander"
import { runInShell as run } from "./screen/run-in-shell.ts"
import type { CommonOptions } from "./screen/shell.ts"
import type { BackupOptions } from "./verbs/backup.ts"
import type { ImportCalendarOptions } from "./verbs/calendar.ts"
import type { DemoOptions } from "./verbs/demo.ts"
import type { DoctorOptions } from "./verbs/doctor.ts"
import type { EvaluateOptions } from "./verbs/evaluate.ts"
import type { ExplainOptions } from "./verbs/explain.ts"
import type { WriteOptions } from "./verbs/export.ts"
import type { ImportOptions } from "./verbs/import.ts"

/** The command line. Verbs are loaded when they are asked for: a short command should start fast. */
function program(): Command {
  const xueer = new Command("xueer").description("学而: judges a district's learning year").exitOverride()
  const verb = (usage: string, description: string) =>
    xueer
      .command(usage)
      .description(description)
      .option("--json", "answer for machines")
      .addOption(new Option("--lang <language>", "otherwise as the environment says").choices(["zh", "en"]))
      .exitOverride()

  verb("import [path]", "bring in a workbook (.xlsx) or a folder of CSV files: all of it or nothing")
    .option("--check", "only look: nothing is changed")
    .option("--from <day>", "what units and people are now said to be, they are from this day on (today)")
    .addOption(
      new Option("--correct", "what units and people are now said to be, they always were").conflicts("from"),
    )
    .addOption(
      new Option("--undo", "take back the last import on the command line").conflicts([
        "check",
        "from",
        "correct",
      ]),
    )
    .action((path: string | undefined, options: ImportOptions, command: Command) => {
      if ((path === undefined) !== (options.undo ?? false))
        return command.error(
          path === undefined ? "error: missing required argument 'path'" : "error: --undo takes no path",
        )
      return run(options, async (shell) =>
        path === undefined
          ? (await import("./verbs/undo-import.ts")).undoImportVerb(shell)
          : (await import("./verbs/import.ts")).importVerb(shell, path, options),
      )
    })
  verb("export <path>", "write the whole district as a workbook (.xlsx) or a folder of CSV files")
    .option("--force", "write over what is there, without asking")
    .action((path: string, options: WriteOptions) =>
      run(options, async (shell) => (await import("./verbs/export.ts")).exportVerb(shell, path, options)),
    )
  verb("template <file>", "write an empty workbook to fill in, with dropdowns and notes")
    .option("--force", "write over what is there, without asking")
    .action((path: string, options: WriteOptions) =>
      run(options, async (shell) => (await import("./verbs/export.ts")).templateVerb(shell, path, options)),
    )
  verb("evaluate", "judge the obligations of a year")
    .requiredOption("--year <year>", "the year to judge")
    .option("--as-of <day>", "as known on this day (today)")
    .option("--org <code>", "only this unit and all below it")
    .option("--obligation <id>", "only this obligation")
    .option("--all", "also where an obligation is not applicable")
    .action((options: EvaluateOptions) =>
      run(options, async (shell) => (await import("./verbs/evaluate.ts")).evaluateVerb(shell, options)),
    )
  verb("explain", "open one result: clause, reading, records, arithmetic, and what would close the gap")
    .requiredOption("--obligation <id>", "the obligation")
    .requiredOption("--subject <code>", "the unit's code or the member's number")
    .requiredOption("--period <period>", "such as 2010, 2010-H1, 2010-Q1, 2010-03, 2010-W05")
    .option("--as-of <day>", "as known on this day (today)")
    .action((options: ExplainOptions) =>
      run(options, async (shell) => (await import("./verbs/explain.ts")).explainVerb(shell, options)),
    )
  verb("demo", "write a sample district as a workbook")
    .requiredOption("--out <path>", "an .xlsx file or a folder for CSV files")
    .option("--members <n>", "how many members", "1500")
    .option("--branches <n>", "how many branches", "60")
    .option("--years <n>", "how many calendar years, the last being that of --until", "1")
    .option("--until <day>", "nothing is held after this day (the end of last year)")
    .option("--seed <n>", "the same seed gives the same district", "1")
    .option("--faults", "plant a few faults that an import refuses")
    .option("--force", "write over what is there, without asking")
    .action((options: DemoOptions) =>
      run(options, async (shell) => (await import("./verbs/demo.ts")).demoVerb(shell, options)),
    )
  verb("backup <file>", "write everything into one encrypted file: rows, files, and what opens them")
    .option("--prove", "also restore it once, into a database of its own, and compare")
    .option("--overwrite", "write over a file of that name")
    .action((path: string, options: BackupOptions) =>
      run(options, async (shell) => (await import("./verbs/backup.ts")).backupVerb(shell, path, options)),
    )
  verb("restore <file>", "restore a backup into an empty database").action(
    (path: string, options: CommonOptions) =>
      run(options, async (shell) => (await import("./verbs/restore.ts")).restoreVerb(shell, path)),
  )
  const policy = xueer
    .command("policy")
    .description("read a policy pack, or judge its own examples")
    .exitOverride()
  const policyVerb = (usage: string, description: string) =>
    policy
      .command(usage)
      .description(description)
      .option("--json", "answer for machines")
      .addOption(new Option("--lang <language>", "otherwise as the environment says").choices(["zh", "en"]))
      .exitOverride()
  policyVerb(
    "check <dir>",
    "read a pack as the program would, and name every fault with file and line",
  ).action((path: string, options: CommonOptions) =>
    run(options, async (shell) => (await import("./verbs/policy.ts")).checkPolicyVerb(shell, path)),
  )
  policyVerb("test <dir>", "judge the pack's own examples, in a database of their own").action(
    (path: string, options: CommonOptions) =>
      run(options, async (shell) => (await import("./verbs/policy.ts")).testPolicyVerb(shell, path)),
  )
  const calendar = xueer
    .command("calendar")
    .description("the State Council's list of days off of a year: bring one in, list them, take one back")
    .exitOverride()
  const calendarVerb = (usage: string, description: string) =>
    calendar
      .command(usage)
      .description(description)
      .option("--json", "answer for machines")
      .addOption(new Option("--lang <language>", "otherwise as the environment says").choices(["zh", "en"]))
      .exitOverride()
  calendarVerb("import <file>", "bring in the list of a year (JSON), in the place of the one there was")
    .option("--year <year>", "which year of a file that holds several")
    .option("--sure", "a list that names few holidays is meant")
    .action((path: string, options: ImportCalendarOptions) =>
      run(options, async (shell) =>
        (await import("./verbs/calendar.ts")).importCalendarVerb(shell, path, options),
      ),
    )
  calendarVerb("list", "which years are there, and which are missed").action((options: CommonOptions) =>
    run(options, async (shell) => (await import("./verbs/calendar.ts")).listCalendarsVerb(shell)),
  )
  calendarVerb("remove <year>", "take back the list of a year that was brought in").action(
    (year: string, options: CommonOptions) =>
      run(options, async (shell) => (await import("./verbs/calendar.ts")).removeCalendarVerb(shell, year)),
  )
  verb("doctor", "say what is wrong with an installation, and how to mend it")
    .option("--audit", "also verify the whole audit log")
    .option("--files", "also read every file and compare it with its digest")
    .option("--rebuild", "also judge every year that is kept anew, and compare")
    .action((options: DoctorOptions) =>
      run(options, async (shell) => (await import("./verbs/doctor.ts")).doctorVerb(shell, options)),
    )
  return xueer
}

/** Runs the command line and sets the exit code. */
export async function runCommand(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(argv)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}
