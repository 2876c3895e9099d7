import { batched } from "../../batch.ts"
import type { Queryable } from "../../request-context.ts"

/** What an installation has decided under a name, and how often it was changed. 0: not yet. */
export interface Setting {
  readonly value: unknown
  readonly version: number
}

export type SettingName =
  | "organisation"
  | "sign-in"
  | "robots"
  | "retention"
  | "platform-record"
  | "registers"
  | "disputes"

export const readSetting = batched<SettingName, Setting>(async (client, names) => {
  const { rows } = await client.query<Setting & { readonly name: SettingName }>({
    name: "read-settings",
    text: "select name, value, version from setting where name = any($1)",
    values: [names],
  })
  const byName = new Map(rows.map(({ name, ...setting }) => [name, setting]))
  return names.map((name) => byName.get(name) ?? { value: undefined, version: 0 })
}, 5)

/** Writes a setting over the version somebody saw; whether it was still that one. */
export async function writeSetting(
  client: Queryable,
  name: SettingName,
  value: unknown,
  seen: number,
  accountId: number,
): Promise<boolean> {
  const json = JSON.stringify(value)
  const { rowCount } =
    seen === 0
      ? await client.query(
          "insert into setting (name, value, account_id) values ($1, $2, $3) on conflict do nothing",
          [name, json, accountId],
        )
      : await client.query(
          `update setting set value = $2, account_id = $3, changed_at = now() where name = $1 and version = $4`,
          [name, json, accountId, seen],
        )
  return rowCount === 1
}
