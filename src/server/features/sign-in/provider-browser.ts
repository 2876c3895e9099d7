import { Problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { PublicContext } from "../../request-context.ts"
import { cookiesOf } from "./arrival.ts"
import { providerCookie } from "./cookies.ts"
import { leaveForProvider, returnFromProvider } from "./provider.ts"

/** Sends a browser away to the provider, with the cookie by which it is known again. */
export async function sendToProvider(context: PublicContext): Promise<Answer<null>> {
  const { address, visitToken } = await leaveForProvider(context)
  const cookies = [providerCookie(context.app.env).set(visitToken)]
  return new Answer(null, { redirect: address, cookies })
}

/** A browser that comes back sees a page whatever happened, not a problem document. */
export async function takeBackFromProvider(
  context: PublicContext,
  query: Readonly<Record<string, unknown>>,
): Promise<Answer<null>> {
  const { env } = context.app
  const forget = providerCookie(env).clear()
  try {
    const text = Object.entries(query).map(([name, value]) => [name, String(value)])
    const signedIn = await returnFromProvider(context, new URLSearchParams(text).toString())
    return new Answer(null, { redirect: "/", cookies: [...cookiesOf(env, signedIn), forget] })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Answer(null, { redirect: `/sign-in?trouble=${error.code}`, cookies: [forget] })
  }
}
