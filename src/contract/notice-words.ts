/** The hours at which a letter of the day may go out, every half hour of the day, `HH:mm`. */
export const digestHours = Array.from({ length: 25 }, (_, half) => {
  const hour = String(8 + Math.floor(half / 2)).padStart(2, "0")
  return `${hour}:${half % 2 === 0 ? "00" : "30"}`
})

export const robotBrands = ["wecom", "dingtalk"] as const
export type RobotBrand = (typeof robotBrands)[number]

/** Hosts of the robots of WeCom and DingTalk: offered, and not allowed by themselves. */
export const offeredRobotHosts = ["qyapi.weixin.qq.com", "oapi.dingtalk.com"] as const

/** What became of something that was to go out; `unsure`: broken off while it was sent, and not repeated. */
export const deliveryStates = ["waiting", "sending", "sent", "unsure", "given-up", "useless"] as const
export type DeliveryState = (typeof deliveryStates)[number]
