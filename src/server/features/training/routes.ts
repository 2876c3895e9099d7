import { ownRoute, type Route, route } from "../../http/route.ts"
import { addCertificateFile, downloadCertificate, removeCertificate } from "./certificates.ts"
import { changeTraining, withdrawTraining } from "./change-training.ts"
import { decideTraining } from "./decide-training.ts"
import { enterCourse, nameParticipants } from "./enter-course.ts"
import { enterTraining, registerTraining } from "./register-training.ts"
import { showOwnTraining, showTraining, showUnitTraining, showWaiting } from "./show-training.ts"

/** Training attended elsewhere: registered, recognised, returned, listed. */
export const trainingRoutes: readonly Route[] = [
  route("POST /training", {
    summary: "Register a training that one attended elsewhere",
    permission: "training.enter",
    run: (context, { body }, scope) => registerTraining(context, scope, body),
  }),
  route("POST /training/entered", {
    summary: "Enter a training for somebody else",
    permission: "training.enter",
    run: (context, { body }, scope) => enterTraining(context, scope, body),
  }),
  ownRoute("GET /training/mine", {
    summary: "One's own training, newest first, and who recognises the next one",
    permission: "signed-in",
    run: (context) => showOwnTraining(context),
  }),
  ownRoute("GET /training/waiting", {
    summary: "Training that waits for one to recognise it",
    permission: "signed-in",
    run: (context) => showWaiting(context),
  }),
  route("GET /training/{trainingId}", {
    summary: "One training",
    permission: "member.read",
    audited: {
      action: "training-read",
      about: (_, { member, unit, trainingId }) => ({
        unitId: unit?.unitId ?? null,
        memberId: member.memberId,
        details: { trainingId },
      }),
    },
    run: (context, { params }, scope) => showTraining(context, scope, params.trainingId),
  }),
  route("PUT /training/{trainingId}", {
    summary: "Correct a training while it waits, or hand it in anew",
    permission: "training.enter",
    run: (context, { params, body, version }, scope) =>
      changeTraining(context, scope, params.trainingId, version, body),
  }),
  route("DELETE /training/{trainingId}", {
    summary: "Withdraw a training that is not recognised",
    permission: "training.enter",
    run: (context, { params }, scope) => withdrawTraining(context, scope, params.trainingId),
  }),
  route("POST /training/{trainingId}/decide", {
    summary: "Recognise a training, return it, ask about it, or take its recognition back",
    permission: "training.recognise",
    run: (context, { params, body, version }, scope) =>
      decideTraining(context, scope, params.trainingId, version, body),
  }),
  route("POST /training/{trainingId}/certificates", {
    summary: "Add a certificate to a training: a photograph or a document",
    permission: "training.enter",
    noTransaction: true,
    run: (context, { params, query, body }, scope) =>
      addCertificateFile(context, scope, params.trainingId, query.name, body),
  }),
  route("GET /training/{trainingId}/certificates/{certificateId}", {
    summary: "The certificate itself, to be saved",
    permission: "member.read",
    audited: {
      action: "certificate-downloaded",
      about: ({ params }, { unitId, name }) => ({
        unitId,
        details: { trainingId: params.trainingId, name },
      }),
    },
    run: (context, { params }, scope) =>
      downloadCertificate(context, scope, params.trainingId, params.certificateId),
  }),
  route("DELETE /training/{trainingId}/certificates/{certificateId}", {
    summary: "Take a certificate out of a training",
    permission: "training.enter",
    run: (context, { params }, scope) =>
      removeCertificate(context, scope, params.trainingId, params.certificateId),
  }),
  route("GET /units/{unitId}/training-records", {
    summary: "Training of the people of a unit",
    permission: "member.read",
    audited: { action: "training-listed", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) => showUnitTraining(context, scope, params.unitId, query),
  }),
  route("POST /units/{unitId}/training-records", {
    summary: "Enter a course for all who took part",
    permission: "training.enter",
    run: (context, { params, body }, scope) => enterCourse(context, scope, params.unitId, body),
  }),
  route("POST /units/{unitId}/training-records/participants", {
    summary: "Who is meant by a pasted list of participants",
    permission: "training.enter",
    run: (context, { params, body }, scope) => nameParticipants(context, scope, params.unitId, body.pasted),
  }),
]
