import { api, ask } from "../../api/client.ts"
import type { Found } from "../../design/Combobox.tsx"

/** Units by part of a name, a code, pinyin or initials. */
export async function findUnits(typed: string, signal: AbortSignal): Promise<Found[]> {
  const query = { limit: 12, ...(typed === "" ? {} : { q: typed }) }
  const { items } = await ask(api.GET("/api/units", { params: { query }, signal }))
  return items.map(({ unitId, name, code }) => ({ value: String(unitId), label: name, detail: code }))
}

/** Accounts by part of a login or a name. */
export async function findAccounts(typed: string, signal: AbortSignal): Promise<Found[]> {
  const query = { limit: 12, ...(typed === "" ? {} : { q: typed }) }
  const { items } = await ask(api.GET("/api/accounts", { params: { query }, signal }))
  return items.map(({ accountId, name, login, unitName }) => ({
    value: String(accountId),
    label: name,
    detail: unitName ?? login,
  }))
}
