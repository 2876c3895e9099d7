import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { getCACertificates, setDefaultCACertificates } from "node:tls"
import { fileURLToPath } from "node:url"
import { afterEach, expect, test } from "vitest"
import { makeCertificate } from "../../../../tests/support/certificate.ts"
import { type MailServer, openMailServer } from "../../../../tests/support/mail-server.ts"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { readSmtpUrl, type SmtpEnv } from "../../smtp-url.ts"
import { announceDue } from "../announcements/index.ts"
import { deliverDue } from "./deliver-due.ts"
import { notify } from "./store.ts"

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

type Ways = Parameters<typeof openMailServer>[0]

/** A district on a Friday, 20 August 2010, half past nine, with a mail server. */
async function scene(ways: Ways = {}, smtp: Partial<SmtpEnv> = {}) {
  const mail = await openMailServer(ways)
  open.push(() => mail.close())
  const server = await openPeopleScene()
  open.push(() => server.close())
  server.setTime("09:30")
  connectMail(server, mail, smtp)
  const deliver = (publicUrl = "https://xueer.example.gov.cn") =>
    deliverDue({ ...server.app, env: { ...server.app.env, publicUrl } }, new AbortController().signal)
  return { server, mail, deliver }
}

function connectMail(server: TestServer, mail: MailServer, more: Partial<SmtpEnv> = {}): void {
  const smtp = { ...readSmtpUrl(`smtp://localhost:${mail.port}?from=xueer@example.gov.cn`), ...more }
  Object.assign(server.app.env, { smtp })
}

const pool = (server: TestServer) => server.database.pool
const codeIn = (mail: MailServer) => /\d{8}/.exec(mail.letters.at(-1)?.text ?? "")?.[0] ?? "none"
const statesOf = async (server: TestServer) =>
  (await pool(server).query("select tells, state, trouble, attempts from delivery order by delivery_id")).rows

/** Somebody with an address that holds, and nothing on its way. */
async function withAddress(
  server: TestServer,
  memberCode: string,
  address = "wang@example.cn",
): Promise<Person> {
  const person = await server.asMember(memberCode)
  await pool(server).query(
    "insert into mail_address (account_id, address, confirmed_at) values ($1, $2, now() - interval '1 day')",
    [person.accountId, address],
  )
  return person
}

const tell = (
  server: TestServer,
  person: Person,
  kind: Parameters<typeof notify>[2] = "suggestion-answered",
) =>
  notify({ client: pool(server), app: server.app }, [person.accountId], kind, {
    name: "孙志强",
    by: "孙志强",
  })
const laterOn = (server: TestServer) =>
  pool(server).query("update delivery set next_try_at = now() - interval '1 second' where state = 'waiting'")

test("an address holds when the code that went there is shown, and is nobody's before", async () => {
  const { server, mail, deliver } = await scene()
  const person = await server.asMember("001")
  expect((await person.get("/me/mail")).body).toEqual({
    possible: true,
    address: null,
    wanted: null,
    digestAt: "08:30",
    onDaysOff: false,
  })
  await person.post("/me/mail/address", { address: "wang@example.cn" })
  await tell(server, person, "password-changed")
  await deliver()
  expect(mail.letters).toHaveLength(1)
  expect(mail.letters[0]).toMatchObject({ to: ["wang@example.cn"], from: "xueer@example.gov.cn" })
  expect(mail.letters[0]?.header).toMatch(/Subject: 学而：邮箱验证码/)
  const code = codeIn(mail)
  const wrong = code === "00000000" ? "00000001" : "00000000"
  expect((await person.post("/me/mail/address/confirm", { code: wrong })).body.code).toBe("wrong-code")
  expect((await person.post("/me/mail/address/confirm", { code })).body).toMatchObject({
    address: "wang@example.cn",
    wanted: null,
  })
  // It is used up.
  expect((await person.post("/me/mail/address/confirm", { code })).status).toBe(409)
  const removed = await person.delete("/me/mail/address")
  expect(removed.body).toMatchObject({ address: null })
  const { rows } = await pool(server).query(
    "select action, details from audit_entry where action like 'mail-%'",
  )
  expect(rows.map(({ action }) => action)).toEqual([
    "mail-address-entered",
    "mail-address-confirmed",
    "mail-address-removed",
  ])
  expect(JSON.stringify(rows)).not.toContain("example")
})

test("an address that is no longer somebody's is told so once, without the new one, and kept no longer than that", async () => {
  const { server, mail, deliver } = await scene()
  const person = await withAddress(server, "001", "old@example.cn")
  const neighbour = await withAddress(server, "002", "neighbour@example.cn")
  const move = async (address: string) => {
    await person.post("/me/mail/address", { address })
    await deliver()
    expect((await person.post("/me/mail/address/confirm", { code: codeIn(mail) })).status).toBe(200)
    await deliver()
  }
  const toOld = () => mail.letters.filter(({ to }) => to.includes("old@example.cn"))
  // Confirmed once more it is the same, and nobody has to be told that it left.
  await move("old@example.cn")
  expect(toOld().map(({ text }) => text)).not.toContainEqual(expect.stringContaining("不发到这里"))
  const before = toOld().length
  await move("new@example.cn")
  const told = toOld().slice(before)
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain("请立即告诉安全管理员")
  expect(JSON.stringify(told)).not.toContain("new@example.cn")
  expect((await person.delete("/me/mail/address")).status).toBe(200)
  await deliver()
  expect(mail.letters.at(-1)).toMatchObject({ to: ["new@example.cn"] })
  const { rows } = await pool(server).query("select details from delivery where tells = 'address-left'")
  expect(rows).toEqual([{ details: {} }, { details: {} }])
  expect(mail.letters.flatMap(({ to }) => to)).not.toContain("neighbour@example.cn")
  expect((await neighbour.get("/me/mail")).body).toMatchObject({ address: "neighbour@example.cn" })
})

test("a code is guessed five times at most, and asked for five times a day", async () => {
  const { server, mail, deliver } = await scene()
  const person = await server.asMember("001")
  await person.post("/me/mail/address", { address: "wang@example.cn" })
  await deliver()
  const code = codeIn(mail)
  const guesses = Array.from({ length: 20 }, (_, n) =>
    String((Number(code) + n + 1) % 100_000_000).padStart(8, "0"),
  )
  await Promise.all(guesses.map((guess) => person.post("/me/mail/address/confirm", { code: guess })))
  expect((await person.post("/me/mail/address/confirm", { code })).body.code).toBe("wrong-code")
  const asked = await Promise.all(
    Array.from({ length: 10 }, () => person.post("/me/mail/address", { address: "wang@example.cn" })),
  )
  expect(asked.filter(({ status }) => status === 200)).toHaveLength(4)
  expect(asked.find(({ status }) => status === 429)?.body.code).toBe("too-many-codes")
})

test("an address that could carry a header or several recipients is none", async () => {
  const { server } = await scene()
  const person = await server.asMember("001")
  const bad = [
    "a@b",
    "a@b.cn\r\nBcc: c@d.cn",
    "a@b.cn,c@d.cn",
    "<a@b.cn>",
    "a b@c.cn",
    "a@b.cn ",
    "＠b.cn",
    '"a"@b.cn',
  ]
  for (const address of bad) {
    expect((await person.post("/me/mail/address", { address })).status, address).toBe(
      address === "a@b.cn " ? 200 : 400,
    )
  }
  Object.assign(server.app.env, { smtp: undefined })
  expect((await person.post("/me/mail/address", { address: "a@b.cn" })).body.code).toBe("no-mail-here")
})

test("one letter a day, at the hour that somebody chose, and never at night", async () => {
  const { server, mail, deliver } = await scene()
  const person = await withAddress(server, "001")
  await person.put("/me/mail/digest", { digestAt: "10:00", onDaysOff: false })
  await tell(server, person)
  await tell(server, person, "phone-revealed")
  await deliver()
  expect(mail.letters).toEqual([])
  server.setTime("10:00")
  await Promise.all([deliver(), deliver(), deliver()])
  expect(mail.letters).toHaveLength(1)
  expect(mail.letters[0]?.text).toBe(
    [
      "您好：",
      "",
      "· 有人查看了您的手机号。",
      "  https://xueer.example.gov.cn/me",
      "· 您提的意见建议有了答复。",
      "  https://xueer.example.gov.cn/suggestions",
      "",
      "学而每天至多发一封这样的信。几点发、发不发，在“我的”里改。",
      "",
    ].join("\n"),
  )
  // Neither what comes later nor another hour makes a second one.
  await tell(server, person)
  await person.put("/me/mail/digest", { digestAt: "11:00", onDaysOff: false })
  server.setTime("11:00")
  await deliver()
  expect(mail.letters).toHaveLength(1)
  // The next day is a Saturday, and nobody asked for days off; the Monday after it goes out, by day alone.
  server.setToday("2010-08-21")
  await deliver()
  server.setToday("2010-08-23")
  for (const night of ["00:10", "07:59", "21:00", "23:59"]) {
    server.setTime(night)
    await deliver()
  }
  expect(mail.letters).toHaveLength(1)
  server.setTime("11:00")
  await deliver()
  expect(mail.letters).toHaveLength(2)
  expect(mail.letters[1]?.header).toMatch(/Subject: 学而：1 条通知/)
})

test("on days off for whoever wishes, in English for whoever reads it, without links where there is no address", async () => {
  const { server, mail } = await scene()
  const person = await withAddress(server, "001")
  await person.put("/me/mail/digest", { digestAt: "08:00", onDaysOff: true })
  await person.put("/me/preferences", { language: "en" })
  server.setToday("2010-08-21")
  await tell(server, person)
  await deliverDue(server.app, new AbortController().signal)
  expect(mail.letters[0]?.header).toMatch(/Subject: Xue'er: one notice/)
  expect(mail.letters[0]?.text).toContain("Your suggestion has been answered.\n\nPlease sign in to see more.")
  expect(mail.letters[0]?.text).not.toContain("http")
})

test("what somebody has seen, and what they want no letter of, is in none; nor has a shut account one", async () => {
  const { server, mail, deliver } = await scene()
  const seen = await withAddress(server, "001")
  const none = await withAddress(server, "002")
  const shut = await withAddress(server, "003")
  for (const person of [seen, none, shut]) await tell(server, person)
  await seen.post("/me/notices/seen", { upTo: 2_000_000_000 })
  await none.put("/me/mail/digest", { digestAt: null, onDaysOff: true })
  await pool(server).query("update account set disabled_at = now() where account_id = $1", [shut.accountId])
  await deliver()
  expect(mail.letters).toEqual([])
  // What cannot wait does not ask for the hour, at night either.
  server.setTime("23:30")
  await tell(server, none, "password-changed")
  await tell(server, shut, "password-changed")
  await deliver()
  expect(mail.letters).toHaveLength(1)
  expect(mail.letters[0]?.header).toMatch(/Subject: 学而：您的密码已经改过/)
})

test("no mail names a person, whatever a notice knows", async () => {
  const { server, mail, deliver } = await scene()
  const { noticeKinds } = await import("../../../contract/notice-sentences.ts")
  const person = await withAddress(server, "001")
  const details = {
    name: "孙志强",
    by: "孙志强",
    reason: "通知孙志强",
    topic: "孙志强的党课",
    from: "孙家村",
    to: "孙家村",
  }
  for (const kind of noticeKinds) {
    await notify({ client: pool(server), app: server.app }, [person.accountId], kind, details)
  }
  await deliver()
  expect(mail.letters.length).toBeGreaterThan(2)
  for (const { text, header } of mail.letters) expect(text + header).not.toMatch(/孙|王秀英/)
})

test("a meeting of today that is called off is told at once to whoever was expected, and of no other day", async () => {
  const { server, mail, deliver } = await scene()
  await withAddress(server, "002", "li@example.cn")
  await withAddress(server, "004", "sun@example.cn")
  const secretary = await server.as("branch-secretary", "0102", { memberCode: "001" })
  await pool(server).query(
    "insert into mail_address (account_id, address, confirmed_at) values ($1, 'self@example.cn', now())",
    [secretary.accountId],
  )
  const unitId = await server.unitId("0102")
  const plan = async (start: string, items = 1) =>
    (
      await secretary.post("/sittings", {
        unitId,
        start,
        state: "planned",
        items: Array.from({ length: items }, () => ({ kind: "collective-study", topic: "学习", hours: 1 })),
      })
    ).body
  const callOff = async (activityId: number) => {
    const version = (await secretary.get(`/events/${activityId}`)).body.version
    const answer = await secretary.post(`/events/${activityId}/cancel`, { reason: "停电" }, { version })
    expect(answer.status, answer.text).toBe(200)
  }
  const ids = async (start: string) =>
    (
      await pool(server).query("select activity_id as id from activity where starts_at = $1 order by 1", [
        start,
      ])
    ).rows.map(({ id }) => id as number)
  const announce = () => announceDue(server.app, { signal: new AbortController().signal, settledMinutes: 0 })
  await plan("2010-08-20 15:00", 2)
  await plan("2010-08-24 15:00")
  await announce()
  const [first = 0, second = 0] = await ids("2010-08-20 15:00")
  await callOff(first)
  await announce()
  await deliver()
  // The meeting goes on with its other item: only the letter of the day tells of what is planned.
  expect(mail.letters.map(({ text }) => text).join()).not.toContain("取消")
  mail.letters.length = 0
  await callOff(second)
  await announce()
  await callOff((await ids("2010-08-24 15:00"))[0] ?? 0)
  await deliver()
  await announce()
  server.setToday("2010-08-23")
  await deliver()
  expect(mail.letters.map(({ to }) => to)).toEqual([["li@example.cn"], ["li@example.cn"]])
  expect(mail.letters[0]?.text).toContain(
    "西河村党支部今天 15:00 的活动取消了。\n\nhttps://xueer.example.gov.cn/events/",
  )
  expect(mail.letters[1]?.text).toContain("· 西河村党支部8月24日 15:00 的活动取消了。")
})

test("a letter reminds of the meetings until the next letter: on a Friday of those up to Monday, and once", async () => {
  const { server, mail, deliver } = await scene()
  const person = await withAddress(server, "002", "li@example.cn")
  const secretary = await server.as("branch-secretary", "0102")
  const unitId = await server.unitId("0102")
  for (const start of ["2010-08-20 15:00", "2010-08-21 08:30", "2010-08-23 15:00", "2010-08-24 15:00"]) {
    const items = [{ kind: "collective-study", topic: "孙志强的报告", hours: 1 }]
    await secretary.post("/sittings", { unitId, start, state: "planned", items })
  }
  await announceDue(server.app, { signal: new AbortController().signal, settledMinutes: 0 })
  await person.post("/me/notices/seen", { upTo: 1_000_000 })
  await deliver()
  await deliver()
  expect(mail.letters).toHaveLength(1)
  expect(mail.letters[0]?.text).toContain(
    "接下来您要参加的活动：\n· 8月21日 08:30 西河村党支部\n· 8月23日 15:00 西河村党支部\n",
  )
  expect(mail.letters[0]?.text).not.toMatch(/08-20|08-24|孙/)
  server.setToday("2010-08-21")
  await deliver()
  expect(mail.letters).toHaveLength(1)
  await person.put("/me/mail/digest", { digestAt: null, onDaysOff: true })
  server.setToday("2010-08-23")
  await deliver()
  expect(mail.letters).toHaveLength(1)
})

test("what would come too late does not come", async () => {
  const { server, mail, deliver } = await scene()
  const person = await withAddress(server, "001")
  const context = { client: pool(server), app: server.app }
  await notify(
    context,
    [person.accountId],
    "meeting-off-today",
    { unitId: 1, on: "2010-08-20", at: "15:00" },
    { uselessAt: "2010-08-20 15:00" },
  )
  server.setTime("15:00")
  await deliver()
  expect(mail.letters).toEqual([])
  expect(await statesOf(server)).toMatchObject([{ state: "useless", attempts: 0 }])
})

test("a server that refuses an address is not asked again, and whoever it is hears of it once", async () => {
  const says = "<wang@example.cn> 孙志强 is unknown here"
  const { server, deliver } = await scene({ refuse: () => ({ code: 550, says }) })
  const person = await withAddress(server, "001")
  const admin = await server.as("system-admin", "01")
  await tell(server, person, "password-changed")
  await tell(server, person, "second-factor-changed")
  await deliver()
  await laterOn(server)
  await deliver()
  expect(await statesOf(server)).toEqual([
    { tells: "password-changed", state: "given-up", trouble: "EENVELOPE 550", attempts: 1 },
    { tells: "second-factor-changed", state: "given-up", trouble: "EENVELOPE 550", attempts: 1 },
  ])
  const kinds = (await person.get("/me/notices")).body.items.map(({ kind }: { kind: string }) => kind)
  expect(kinds.filter((kind: string) => kind === "mail-refused")).toHaveLength(1)
  expect((await admin.get("/deliveries")).body).toMatchObject({
    mail: true,
    links: false,
    waiting: 0,
    failed: [{ channel: "mail", state: "given-up", trouble: "EENVELOPE 550", count: 2 }],
  })
})

test("a server that is away is tried again with growing pauses, and given up in the end", async () => {
  const { server, mail, deliver } = await scene()
  const one = await withAddress(server, "001")
  const other = await withAddress(server, "002")
  await mail.close()
  await tell(server, one, "password-changed")
  await tell(server, other, "password-changed")
  await deliver()
  // The second would have met the same trouble: it was not tried.
  expect(await statesOf(server)).toMatchObject([
    { state: "waiting", attempts: 1, trouble: "ESOCKET" },
    { state: "waiting", attempts: 0, trouble: null },
  ])
  const waits: number[] = []
  for (let attempt = 0; attempt < 6; attempt++) {
    await pool(server).query(
      "update delivery set next_try_at = case when account_id = $1 then now() else now() + interval '1 year' end where state = 'waiting'",
      [one.accountId],
    )
    await deliver()
    const { rows } = await pool(server).query(
      "select state, round(extract(epoch from next_try_at - now()) / 60)::int as wait from delivery where account_id = $1",
      [one.accountId],
    )
    if (rows[0].state === "waiting") waits.push(rows[0].wait)
  }
  expect(waits).toEqual([5, 30, 120, 480, 1440])
  expect(await statesOf(server)).toMatchObject([{ state: "given-up", attempts: 7 }, { state: "waiting" }])
})

test("a letter of the day that broke off when all was said is not repeated; tomorrow's tells it again", async () => {
  const { server, mail, deliver } = await scene({ onLetter: (_letter, hangUp) => hangUp() })
  const person = await withAddress(server, "001")
  await tell(server, person)
  await deliver()
  await laterOn(server)
  await deliver()
  expect(mail.letters).toHaveLength(1)
  expect(await statesOf(server)).toMatchObject([{ tells: "digest", state: "unsure", attempts: 1 }])
  server.setToday("2010-08-23")
  await deliver()
  expect(mail.letters.map(({ text }) => text.includes("您提的意见建议有了答复"))).toEqual([true, true])
})

test("what cannot wait and broke off goes out once more, under the same mark", async () => {
  let broken = 0
  const { server, mail, deliver } = await scene({
    onLetter: (_letter, hangUp) => {
      if (broken++ === 0) hangUp()
    },
  })
  const person = await withAddress(server, "001")
  await tell(server, person, "password-changed")
  await deliver()
  await laterOn(server)
  await deliver()
  expect(await statesOf(server)).toMatchObject([{ state: "sent", attempts: 2 }])
  const marks = mail.letters.map(({ header }) => /^Message-ID: (.*)$/im.exec(header)?.[1])
  expect(marks).toHaveLength(2)
  expect(marks[0]).toMatch(/^<xueer\.\d+\.\d+@example\.gov\.cn>$/)
  expect(marks[1]).toBe(marks[0])
})

test("a letter of yesterday that could not go out does not come beside today's", async () => {
  const { server, mail, deliver } = await scene()
  const person = await withAddress(server, "001")
  const { port } = mail
  await mail.close()
  await tell(server, person)
  await deliver()
  server.setToday("2010-08-23")
  const again = await openMailServer()
  open.push(() => again.close())
  expect(again.port).not.toBe(port)
  connectMail(server, again)
  await laterOn(server)
  await deliver()
  expect(again.letters).toHaveLength(1)
  expect(await statesOf(server)).toMatchObject([{ state: "given-up" }, { state: "sent" }])
})

test("several letters go over one connection", async () => {
  const { server, mail, deliver } = await scene()
  for (const code of ["001", "002", "003", "004", "005"]) {
    await tell(server, await withAddress(server, code, `m${code}@example.cn`), "password-changed")
  }
  await deliver()
  expect(mail.letters).toHaveLength(5)
  expect(mail.connections).toBe(1)
})

test("the server has to show a certificate that is believed, for its own name; a password goes nowhere before", async () => {
  const certificate = makeCertificate("localhost")
  const believed = getCACertificates("default")
  open.push(async () => setDefaultCACertificates(believed))
  const auth = { user: "xueer", password: "hush" }
  const as = { startTls: true, user: "xueer", password: "hush" }
  const { server, mail, deliver } = await scene({ tls: certificate, auth }, as)
  const person = await withAddress(server, "001")
  await tell(server, person, "password-changed")
  await deliver()
  expect(mail.letters).toEqual([])
  expect((await statesOf(server))[0]).toMatchObject({
    state: "waiting",
    trouble: expect.stringMatching(/^E/),
  })
  setDefaultCACertificates([...believed, certificate.cert])
  await laterOn(server)
  await deliver()
  expect(mail.letters).toHaveLength(1)
  // A server that has no TLS gets nothing.
  const plain = await openMailServer({ auth })
  open.push(() => plain.close())
  connectMail(server, plain, as)
  await tell(server, person, "password-changed")
  await deliver()
  expect(plain.letters).toEqual([])
  // TLS from the first byte.
  const implicit = await openMailServer({ tls: { ...certificate, implicit: true }, auth })
  open.push(() => implicit.close())
  connectMail(server, implicit, { implicitTls: true, user: "xueer", password: "hush" })
  await laterOn(server)
  await deliver()
  expect(implicit.letters).toHaveLength(1)
})

/** Another server in a process of its own. */
function serveApart(server: TestServer): ChildProcess {
  const { env, today, time } = server.app
  const script = fileURLToPath(new URL("../../../../tests/support/deliver-apart.ts", import.meta.url))
  const told = { access: server.database.access, env, today: today(), time: time() }
  const child = spawn(process.execPath, [script, JSON.stringify(told)], { stdio: "inherit" })
  open.push(async () => child.kill("SIGKILL"))
  return child
}

const lease = (server: TestServer) =>
  pool(server).query("update delivery set next_try_at = now() - interval '1 second' where state = 'sending'")

test("a server killed while it sends loses nothing: what cannot wait comes again, the letter of the day does not", async () => {
  for (const kind of ["password-changed", "suggestion-answered"] as const) {
    const arrived = Promise.withResolvers<void>()
    const killed = Promise.withResolvers<void>()
    const { server, mail, deliver } = await scene({
      onLetter: async () => {
        arrived.resolve()
        await killed.promise
      },
    })
    const person = await withAddress(server, "001")
    await tell(server, person, kind)
    const child = serveApart(server)
    await arrived.promise
    child.kill("SIGKILL")
    await once(child, "exit")
    killed.resolve()
    expect(await statesOf(server)).toMatchObject([{ state: "sending", attempts: 1 }])
    // As long as it may still be sending, nobody else does.
    await deliver()
    expect(mail.letters).toHaveLength(1)
    await lease(server)
    await deliver()
    const letters = kind === "password-changed" ? 2 : 1
    expect(mail.letters).toHaveLength(letters)
    server.setToday("2010-08-23")
    await deliver()
    expect(mail.letters).toHaveLength(2)
  }
}, 60_000)

test("several servers on one database send each letter once", async () => {
  const { server, mail, deliver } = await scene()
  const context = { client: pool(server), app: server.app }
  for (const code of ["001", "002", "003", "004", "005"]) {
    const person = await withAddress(server, code, `m${code}@example.cn`)
    await tell(server, person)
    for (let n = 0; n < 4; n++) await notify(context, [person.accountId], "password-changed")
  }
  const apart = [serveApart(server), serveApart(server)].map((child) => once(child, "exit"))
  await Promise.all([deliver(), deliver(), ...apart])
  await deliver()
  expect(mail.letters).toHaveLength(25)
  const marks = mail.letters.map(({ header }) => /^Message-ID: (.*)$/im.exec(header)?.[1])
  expect(new Set(marks).size).toBe(25)
}, 60_000)
