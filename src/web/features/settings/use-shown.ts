import { useText } from "../../text/use-text.ts"
import { type SignIn, withAdministrators } from "./settings.ts"
import { text } from "./text.ts"

export type Rules = Omit<SignIn, "version">

/** The rules as names and values for people. */
export function useShown(): (rules: Rules) => { readonly name: string; readonly value: string }[] {
  const { t, words, format } = useText()
  return (rules) => [
    { name: t(text.passwordProfile), value: t(text[rules.passwordProfile]) },
    { name: t(text.idleMinutes), value: t(text.minutes(rules.idleMinutes)) },
    { name: t(text.absoluteHours), value: t(text.hours(rules.absoluteHours)) },
    { name: t(text.lockAfter), value: t(text.times(rules.lockAfter)) },
    { name: t(text.lockMinutes), value: t(text.minutes(rules.lockMinutes)) },
    {
      name: t(text.secondFactorRoles),
      value: format.list(withAdministrators(rules.secondFactorRoles).map((role) => words.roles[role])),
    },
  ]
}
