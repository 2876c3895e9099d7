import { useQuery } from "@tanstack/react-query"
import { useRouter, useSearch } from "@tanstack/react-router"
import { lazy, Suspense, useEffect } from "react"
import { Loaded } from "../../design/Loaded.tsx"
import { Skeleton } from "../../design/Skeleton.tsx"
import { ownPath } from "../../paths.ts"
import { arrivalQuery } from "../../shell/session.ts"
import { PasswordStep } from "./PasswordStep.tsx"
import { SecondStep } from "./SecondStep.tsx"

// What few need on a given day is fetched when it is needed.
const ChangePassword = lazy(async () => ({ default: (await import("./ChangePassword.tsx")).ChangePassword }))
const SetSecondFactor = lazy(async () => ({
  default: (await import("./SetSecondFactor.tsx")).SetSecondFactor,
}))

/** Signing in, step by step, up to the page one wanted. */
export function SignInPage() {
  const { to, trouble } = useSearch({ from: "/sign-in" })
  const router = useRouter()
  const arrival = useQuery(arrivalQuery)
  const isIn = arrival.data?.session?.owes === null
  useEffect(() => {
    if (isIn) router.history.replace(ownPath(to))
  }, [isIn, router, to])
  return (
    <Suspense fallback={<Skeleton lines={5} />}>
      <Loaded query={arrival} lines={5}>
        {({ session, awaitsSecondFactor, provider }) => {
          if (awaitsSecondFactor) return <SecondStep />
          if (session?.owes === "password-change-needed") return <ChangePassword />
          if (session?.owes === "second-factor-needed") return <SetSecondFactor />
          return <PasswordStep provider={provider} trouble={trouble} />
        }}
      </Loaded>
    </Suspense>
  )
}
