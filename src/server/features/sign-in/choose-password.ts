import { pinyin } from "pinyin-pro"
import { passwordFault } from "../../../domain/access/password.ts"
import { passwordProfiles, type SignInRules } from "../../../domain/access/sign-in-rules.ts"
import type { Queryable } from "../../request-context.ts"
import { earlierHashes } from "./account-store.ts"
import { hashing } from "./hashing.ts"
import { signInProblem } from "./sign-in-problem.ts"

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly accountId?: number
  readonly login: string
  readonly name: string
  readonly phone: string | null
  readonly passwordHash: string | null
}

/** The hash of a new password that its owner may have; throws what is wrong with it. */
export async function hashOfNewPassword(
  client: Queryable,
  owner: PasswordOwner,
  password: string,
  rules: SignInRules,
): Promise<string> {
  const fault = passwordFault(password, wordsAbout(owner), rules.passwordProfile)
  if (fault !== undefined) throw signInProblem(fault)
  const { history } = passwordProfiles[rules.passwordProfile]
  const earlier =
    history > 0 && owner.accountId !== undefined ? await earlierHashes(client, owner.accountId) : []
  for (const hash of [owner.passwordHash, ...earlier.slice(0, history - 1)]) {
    if (hash !== null && (await hashing.verify(hash, password))) {
      throw signInProblem("password-used-before")
    }
  }
  return await hashing.hash(password)
}

/** What anybody may know of somebody. */
function wordsAbout({ login, name, phone }: PasswordOwner): string[] {
  const syllables = pinyin(name, { toneType: "none", type: "array" })
  const words = [login, name, phone ?? "", syllables.join(""), syllables.slice().reverse().join("")]
  return words.filter((word) => word !== "")
}
