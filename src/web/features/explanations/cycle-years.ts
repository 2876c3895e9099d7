interface Days {
  readonly first: string
  readonly last: string
}

/** The years of the cycle over which a figure grows; undefined where it grows within its period, or a part of it. */
export function cycleYears(over: Days, period: Days): readonly [string, string] | undefined {
  if (over.first >= period.first && over.last <= period.last) return undefined
  return [over.first.slice(0, 4), over.last.slice(0, 4)]
}
