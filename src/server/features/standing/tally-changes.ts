import type { Counted, TallyChange } from "./store.ts"

const fields = { met: "met", open: "open", "at-risk": "atRisk", short: "short" } as const

/** By how much tallies change when rows go and others come in their place; nothing where nothing does. */
export function tallyChanges(gone: readonly Counted[], come: readonly Counted[]): TallyChange[] {
  const changes = new Map<string, { -readonly [K in keyof TallyChange]: TallyChange[K] }>()
  const add = ({ obligation, pack, unitId, homeUnitId, band }: Counted, by: number) => {
    if (homeUnitId === null) return
    const key = `${homeUnitId} ${obligation}`
    const none = { met: 0, open: 0, atRisk: 0, short: 0 }
    const change = changes.get(key) ?? {
      unitId: homeUnitId,
      obligation,
      pack,
      ofUnits: unitId !== null,
      ...none,
    }
    change[fields[band]] += by
    changes.set(key, change)
  }
  for (const row of gone) add(row, -1)
  for (const row of come) add(row, 1)
  return [...changes.values()].filter(({ met, open, atRisk, short }) => met || open || atRisk || short)
}
