import { signInRulesFrom } from "../../../contract/sign-in.ts"
import type { SignInRules } from "../../../domain/access/sign-in-rules.ts"
import type { Queryable } from "../../request-context.ts"

/** What this installation has decided about signing in. */
export async function signInRules(client: Queryable): Promise<SignInRules> {
  const { rows } = await client.query<{ value: unknown }>("select value from setting where name = 'sign-in'")
  return signInRulesFrom(rows[0]?.value)
}
