import { z } from "zod"
import { noticeKinds } from "./notice-sentences.ts"
import { deliveryStates, digestHours, robotBrands } from "./notice-words.ts"
import type { ProblemTable } from "./problems.ts"
import { id, line, pageOf, pageQuery } from "./wire.ts"

export const noticeProblems = {
  "no-mail-here": {
    status: 409,
    zh: "本系统没有接邮件服务器，不能登记邮箱。",
    en: "This installation has no mail server; an address cannot be entered.",
  },
  "too-many-codes": {
    status: 429,
    zh: "今天要的验证码太多了，请明天再试。",
    en: "Too many codes were asked for today. Please try again tomorrow.",
  },
  "wrong-code": {
    status: 409,
    zh: "验证码不对，或者已经过期。试满五次要重新发送。",
    en: "The code is wrong or no longer holds. After five tries a new one is needed.",
  },
  "none-there": {
    status: 409,
    zh: "已经没有了，请刷新后查看。",
    en: "There is none any more. Please look again.",
  },
  "host-not-allowed": {
    status: 409,
    zh: ({ host }) => `安全管理员没有允许向 ${host} 发送。`,
    en: ({ host }) => `The security administrator has not allowed sending to ${host}.`,
  },
} as const satisfies ProblemTable

export const notice = z.object({
  noticeId: id,
  kind: z.enum(noticeKinds),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  sentAt: z.string(),
  seen: z.boolean(),
})

export const noticesQuery = z.strictObject(pageQuery)

/** One's notices, newest first, and how many one has not seen. */
export const noticesPage = pageOf(notice).extend({ unseen: z.int() })

/** Everything up to this one has been seen. */
export const noticesSeen = z.strictObject({ upTo: id })

const digestAt = z.enum(digestHours).nullable()

/** When one wants the letter of the day; null: never. */
export const digestWish = z.strictObject({ digestAt, onDaysOff: z.boolean() })

/** Where one wants mail. */
export const ownMail = z.object({
  /** Whether the installation sends mail at all. */
  possible: z.boolean(),
  address: z.string().nullable(),
  /** An address that was entered and whose code is awaited. */
  wanted: z.string().nullable(),
  digestAt: z.string().nullable(),
  onDaysOff: z.boolean(),
})

// One plain address: what a header could be made of is refused.
export const mailAddress = line(200).regex(
  /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9](?:-*[A-Za-z0-9])*(?:\.[A-Za-z0-9](?:-*[A-Za-z0-9])*)+$/,
)
export const addressEntered = z.strictObject({ address: mailAddress })
export const addressCode = z.strictObject({ code: z.string().regex(/^\d{8}$/) })

/** The robot of a unit's group, its address hidden but for its host and end. */
export const robot = z.object({
  brand: z.enum(robotBrands),
  shownAddress: z.string(),
  signed: z.boolean(),
  digestAt: z.string().nullable(),
  version: z.int(),
  /** What went out last, and what became of it. */
  last: z
    .object({ state: z.enum(deliveryStates), at: z.string(), trouble: z.string().nullable() })
    .nullable(),
})

/** null where a unit has none. `hosts`: where robots may be. `version`: what is changed by `If-Match`. */
export const unitRobot = z.object({
  robot: robot.nullable(),
  hosts: z.array(z.string()),
  version: z.int(),
})

/** A robot as it is set: its address and DingTalk's secret, where there is one, are shown to nobody again. */
export const robotSet = z.strictObject({
  brand: z.enum(robotBrands),
  url: line(500),
  secret: line(200).nullable(),
  digestAt,
})

/** What waits to go out, and what could not, of the last thirty days. */
export const deliveries = z.object({
  mail: z.boolean(),
  links: z.boolean(),
  waiting: z.int(),
  failed: z.array(
    z.object({
      channel: z.enum(["mail", "robot"]),
      state: z.enum(deliveryStates),
      trouble: z.string().nullable(),
      count: z.int(),
      lastAt: z.string(),
    }),
  ),
})
