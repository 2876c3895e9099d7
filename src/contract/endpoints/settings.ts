import { platformColumns } from "../platform-record.ts"
import {
  disputeRules,
  organisation,
  registerRules,
  retention,
  robotHosts,
  settings,
  signInRules,
} from "../settings.ts"
import type { Endpoints } from "./endpoint.ts"

export const settingsEndpoints = {
  "GET /organisation": { answer: organisation },
  "GET /settings": { answer: settings },
  "PUT /settings/organisation": { body: organisation, answer: settings, edit: true },
  "PUT /settings/sign-in": { body: signInRules, answer: settings, edit: true },
  "PUT /settings/robots": { body: robotHosts, answer: settings, edit: true },
  "PUT /settings/platform-record": { body: platformColumns, answer: settings, edit: true },
  "PUT /settings/retention": { body: retention, answer: settings, edit: true },
  "PUT /settings/registers": { body: registerRules, answer: settings, edit: true },
  "PUT /settings/disputes": { body: disputeRules, answer: settings, edit: true },
} as const satisfies Endpoints
