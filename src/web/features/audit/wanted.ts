/** What somebody searches the audit log for. It stays in the page: names do not belong into addresses. */
export interface Wanted {
  readonly actor?: string
  readonly action?: string
  readonly from?: string
  readonly until?: string
  readonly text?: string
  readonly about?: { readonly name: string; readonly unitId?: number; readonly memberId?: number }
}

/** The same as the API takes it. */
export function queryOf({ about, ...rest }: Wanted) {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""))
  return {
    ...given,
    ...(about?.unitId === undefined ? {} : { unitId: about.unitId }),
    ...(about?.memberId === undefined ? {} : { memberId: about.memberId }),
  }
}
