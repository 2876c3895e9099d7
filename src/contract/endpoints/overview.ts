import { board, boardQuery, branchesPage, branchesQuery } from "../overview-boards.ts"
import {
  homes,
  memberHome,
  memberParams,
  memberStanding,
  peopleStanding,
  peopleStandingQuery,
  unitHome,
  unitParams,
  unitStanding,
  yearQuery,
} from "../overview-homes.ts"
import type { Endpoints } from "./endpoint.ts"

export const overviewEndpoints = {
  "GET /board/{unitId}": { params: unitParams, query: boardQuery, answer: board },
  "GET /board/{unitId}/branches": { params: unitParams, query: branchesQuery, answer: branchesPage },
  "GET /home": { answer: homes },
  "GET /home/member": { answer: memberHome },
  "GET /home/branch/{unitId}": { params: unitParams, answer: unitHome },
  "GET /units/{unitId}/standing": { params: unitParams, query: yearQuery, answer: unitStanding },
  "GET /people/{memberId}/standing": { params: memberParams, query: yearQuery, answer: memberStanding },
  "GET /units/{unitId}/people/standing": {
    params: unitParams,
    query: peopleStandingQuery,
    answer: peopleStanding,
  },
  "GET /boards": { query: boardQuery, answer: board },
  "GET /boards/branches": { query: branchesQuery, answer: branchesPage },
} as const satisfies Endpoints
