import { once } from "node:events"
import { errorSentence } from "./cli/screen/error-sentence.ts"
import { todayInShanghai } from "./cli/screen/shell.ts"
import { languageOf, type Speaker, speaker } from "./cli/screen/speaker.ts"
import { readEnv } from "./env.ts"
import { offerSetup } from "./features/accounts/index.ts"
import { log, startLogging } from "./log.ts"
import { type RunningServer, startServer } from "./start-server.ts"
import { tellSystemd } from "./tell-systemd.ts"

/**
 * The program from its start to its end: the database up to date, the pages built, then the port; the way in where nobody
 * has one yet. Somebody who wants it to end while it still starts is heard as soon as the step under way is done.
 */
export async function serveUntilAsked(asked: AbortSignal): Promise<void> {
  try {
    const env = readEnv(process.env)
    await startLogging(env.logLevel ?? "info")
    const speak = speaker(languageOf(process.env))
    const server = await startServer({ env, today: todayInShanghai, say: speak.answer, asked })
    speak.answer(server.address)
    await offerWayIn(server, speak)
    await tellSystemd("READY=1")
    await closeWhenAsked(server, asked)
  } catch (error) {
    if (asked.aborted && asked.reason === error) log.info("stopped")
    else {
      console.error(errorSentence(error, languageOf(process.env)))
      process.exitCode = 1
    }
  }
}

async function offerWayIn({ app, address }: RunningServer, speak: Speaker): Promise<void> {
  const token = await offerSetup(app.database)
  if (token === undefined) return
  speak.answer({
    zh: "还没有人能登录。请打开这个链接（只能用一次），设立第一位管理员：",
    en: "Nobody can sign in yet. Open this link once to make the first administrator:",
  })
  speak.answer(`${address}/setup#${token}`)
}

/** Waits until somebody wants the server to end, and ends it. */
export async function closeWhenAsked(server: RunningServer, asked: AbortSignal): Promise<void> {
  if (!asked.aborted) await once(asked, "abort")
  await tellSystemd("STOPPING=1")
  await server.close()
}
