import { checkWholeAuditLog } from "../checkup/audit.ts"
import { checkBackups } from "../checkup/backups.ts"
import type { Check } from "../checkup/check.ts"
import { checkDatabase } from "../checkup/database.ts"
import { checkAllFiles } from "../checkup/files.ts"
import { checkKnownKey } from "../checkup/known-key.ts"
import { checkMachine } from "../checkup/machine.ts"
import { checkOutside } from "../checkup/outside.ts"
import { checkPlanStates } from "../checkup/plans.ts"
import { rebuildStanding } from "../checkup/standing.ts"
import { checkWorkdays } from "../checkup/workdays.ts"
import type { CommonOptions, Shell } from "../screen/shell.ts"

export interface DoctorOptions extends CommonOptions {
  readonly audit?: true
  readonly rebuild?: true
  readonly files?: true
}

/** `xueer doctor`: says what is wrong with an installation and how to mend it. */
export async function doctorVerb(shell: Shell, options: DoctorOptions): Promise<number> {
  const { speak, json, env, today, withDatabase } = shell
  const checks: Check[] = []
  const add = (...found: readonly Check[]) => {
    checks.push(...found)
    if (!json) for (const check of found) show(shell, check)
  }
  add(...(await checkMachine(shell)))
  const { checks: ofDatabase, usable } = await checkDatabase(shell)
  add(...ofDatabase)
  add(await checkWorkdays(shell, usable))
  if (usable) {
    await withDatabase(async (database) => {
      add(await checkBackups(database, env))
      const key = await checkKnownKey(database, env)
      add(key)
      add(...(await checkOutside(database, env)))
      add(await checkPlanStates(database))
      if (options.audit && key.state === "fine") add(await checkWholeAuditLog(database, env))
      if (options.files) add(await checkAllFiles(database, env))
      if (options.rebuild) {
        const packs = await shell.packs()
        const tell = (year: number) => speak.tell({ zh: `重算 ${year} 年`, en: `judging ${year} anew` })
        add(await rebuildStanding(database, packs, today, tell))
      }
    })
  }
  const wrong = checks.filter(({ state }) => state === "wrong").length
  if (json) {
    const said = checks.map(({ name, state, what, mend }) => ({
      name,
      state,
      what: speak.words(what),
      ...(mend === undefined ? {} : { mend: speak.words(mend) }),
    }))
    speak.answer(JSON.stringify({ fine: wrong === 0, checks: said }))
  } else if (wrong === 0) speak.answer({ zh: "一切正常。", en: "All is well." })
  else
    speak.answer({
      zh: `有 ${wrong} 处不对。`,
      en: `${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong.`,
    })
  return wrong === 0 ? 0 : 1
}

const signs = { fine: "✓", note: "○", wrong: "▲" } as const

function show({ speak }: Shell, { state, what, mend }: Check): void {
  speak.answer(`${signs[state]} ${speak.words(what)}`)
  if (mend) speak.answer(`  → ${speak.words(mend)}`)
}
