import { certificateLimits } from "../../domain/training/certificates.ts"
import { chunkMedia } from "../attachments.ts"
import { unitParams } from "../event-words.ts"
import {
  certificateParams,
  certificateQuery,
  changedTraining,
  courseEntered,
  courseTraining,
  enteredTraining,
  newTraining,
  ownTraining,
  participants,
  participantsAsked,
  training,
  trainingDecision,
  trainingParams,
  unitTraining,
  unitTrainingQuery,
  waitingTraining,
} from "../training.ts"
import { fileOut, nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const trainingEndpoints = {
  "POST /training": { body: newTraining, answer: training },
  "POST /training/entered": { body: enteredTraining, answer: training },
  "GET /training/mine": { answer: ownTraining },
  "GET /training/waiting": { answer: waitingTraining },
  "GET /training/{trainingId}": { params: trainingParams, answer: training },
  "PUT /training/{trainingId}": {
    params: trainingParams,
    body: changedTraining,
    answer: training,
    edit: true,
  },
  "DELETE /training/{trainingId}": { params: trainingParams, answer: nothing },
  "POST /training/{trainingId}/decide": {
    params: trainingParams,
    body: trainingDecision,
    answer: training,
    edit: true,
  },
  "POST /training/{trainingId}/certificates": {
    params: trainingParams,
    query: certificateQuery,
    bytes: { media: [chunkMedia], most: certificateLimits.fileBytes },
    answer: training,
  },
  "GET /training/{trainingId}/certificates/{certificateId}": {
    params: certificateParams,
    answer: fileOut,
    file: true,
  },
  "DELETE /training/{trainingId}/certificates/{certificateId}": {
    params: certificateParams,
    answer: training,
  },
  "GET /units/{unitId}/training-records": {
    params: unitParams,
    query: unitTrainingQuery,
    answer: unitTraining,
  },
  "POST /units/{unitId}/training-records": {
    params: unitParams,
    body: courseTraining,
    answer: courseEntered,
  },
  "POST /units/{unitId}/training-records/participants": {
    params: unitParams,
    body: participantsAsked,
    answer: participants,
  },
} as const satisfies Endpoints
