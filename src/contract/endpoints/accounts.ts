import {
  accountMade,
  accountPage,
  accountParams,
  accountQuery,
  accountShown,
  accountsWanted,
  grantGiven,
  grantMade,
  grantParams,
  grantQuery,
  grantShown,
  identityGiven,
  slip,
  slipAlone,
  slips,
} from "../accounts.ts"
import { nothing, pageOf } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const accountEndpoints = {
  "GET /accounts": { query: accountQuery, answer: pageOf(accountShown) },
  "GET /accounts/{accountId}": { params: accountParams, answer: accountPage },
  "POST /accounts": { body: accountMade, answer: slip },
  "POST /accounts/slips": { body: accountsWanted, answer: slips },
  "POST /accounts/{accountId}/activation-code": { params: accountParams, answer: slipAlone },
  "PUT /accounts/{accountId}/identity": { params: accountParams, body: identityGiven, answer: nothing },
  "POST /accounts/{accountId}/disable": { params: accountParams, answer: nothing },
  "POST /accounts/{accountId}/enable": { params: accountParams, answer: nothing },
  "POST /accounts/{accountId}/unlock": { params: accountParams, answer: nothing },
  "POST /accounts/{accountId}/end-sessions": { params: accountParams, answer: nothing },
  "POST /accounts/{accountId}/remove-second-factor": { params: accountParams, answer: nothing },
  "GET /grants": { query: grantQuery, answer: pageOf(grantShown) },
  "POST /grants": { body: grantGiven, answer: grantMade },
  "DELETE /grants/{grantId}": { params: grantParams, answer: nothing },
  "POST /grants/{grantId}/restore": { params: grantParams, answer: nothing },
} as const satisfies Endpoints
