import { ownRoute, type Route, route } from "../../http/route.ts"
import { chooseDigest, confirmAddress, enterAddress, removeAddress, showOwnMail } from "./own-mail.ts"
import { readNotices, seeNotices } from "./read-notices.ts"
import { showDeliveries } from "./show-deliveries.ts"
import { removeRobot, setRobot, showRobot } from "./unit-robot.ts"

export const noticeRoutes: readonly Route[] = [
  ownRoute("GET /me/notices", {
    summary: "One's notices, newest first",
    permission: "signed-in",
    run: (context, { query }) => readNotices(context, query),
  }),
  ownRoute("POST /me/notices/seen", {
    summary: "One has seen one's notices up to this one",
    permission: "signed-in",
    run: (context, { body }) => seeNotices(context, body.upTo),
  }),
  ownRoute("GET /me/mail", {
    summary: "Where and when one wants mail",
    permission: "signed-in",
    run: (context) => showOwnMail(context),
  }),
  ownRoute("PUT /me/mail/digest", {
    summary: "Say when one wants the letter of the day, or that one wants none",
    permission: "signed-in",
    run: (context, { body }) => chooseDigest(context, body),
  }),
  ownRoute("POST /me/mail/address", {
    summary: "Enter an address: a code goes there",
    permission: "signed-in",
    stepUp: true,
    run: (context, { body }) => enterAddress(context, body.address),
  }),
  ownRoute("POST /me/mail/address/confirm", {
    summary: "Show the code that came by mail: from now on the address holds",
    permission: "signed-in",
    // A try counts whatever becomes of it.
    noTransaction: true,
    run: (context, { body }) => confirmAddress(context, body.code),
  }),
  ownRoute("DELETE /me/mail/address", {
    summary: "Take one's address out",
    permission: "signed-in",
    run: (context) => removeAddress(context),
  }),
  route("GET /units/{unitId}/robot", {
    summary: "The robot of the group where a unit talks, its address hidden",
    permission: "robot.set",
    run: (context, { params }, scope) => showRobot(context, scope, params.unitId),
  }),
  route("PUT /units/{unitId}/robot", {
    summary: "Set the robot of a unit's group; it says hello there",
    permission: "robot.set",
    run: (context, { params, body, version }, scope) =>
      setRobot(context, scope, params.unitId, version, body),
  }),
  route("DELETE /units/{unitId}/robot", {
    summary: "Take the robot of a unit's group out",
    permission: "robot.set",
    run: (context, { params }, scope) => removeRobot(context, scope, params.unitId),
  }),
  route("GET /deliveries", {
    summary: "How much waits to go out by mail and by robots, and what could not",
    permission: "settings.read",
    run: (context) => showDeliveries(context),
  }),
]
