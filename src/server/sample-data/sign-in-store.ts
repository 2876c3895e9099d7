import type { Queryable } from "../request-context.ts"

/** In a sample district nobody is asked to set up a second factor first. */
export async function askNoSecondFactor(client: Queryable): Promise<void> {
  await client.query(
    `insert into setting (name, value) values ('sign-in', '{"secondFactorRoles": []}')
     on conflict (name) do update set value = setting.value || excluded.value`,
  )
}
