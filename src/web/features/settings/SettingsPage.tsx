import { useQuery } from "@tanstack/react-query"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { useText } from "../../text/use-text.ts"
import { DeliveriesSheet } from "./DeliveriesSheet.tsx"
import { DisputesSheet } from "./DisputesSheet.tsx"
import { OrganisationSheet } from "./OrganisationSheet.tsx"
import { PlatformSheet } from "./PlatformSheet.tsx"
import { RegistersSheet } from "./RegistersSheet.tsx"
import { RetentionSheet } from "./RetentionSheet.tsx"
import { RobotHostsSheet } from "./RobotHostsSheet.tsx"
import { SignInSheet } from "./SignInSheet.tsx"
import { settingsQuery } from "./settings.ts"
import { text } from "./text.ts"
import { WorkdaySheet } from "./WorkdaySheet.tsx"

/** What the installation decides for itself; each part for whoever answers for it. */
export function SettingsPage() {
  const { t } = useText()
  const settings = useQuery(settingsQuery)
  return (
    <div className="stack">
      <PageHead title={t(text.settingsTitle)} note={t(text.settingsNote)} />
      <Loaded query={settings} lines={8}>
        {({ organisation, signIn, robots, retention, platformRecord, registers, disputes, can }) => (
          <>
            <OrganisationSheet
              key={`organisation ${organisation.version}`}
              saved={organisation}
              may={can.includes("settings.edit")}
            />
            <SignInSheet
              key={`sign-in ${signIn.version}`}
              saved={signIn}
              may={can.includes("security.edit")}
            />
            <RobotHostsSheet
              key={`robots ${robots.version}`}
              saved={robots}
              may={can.includes("security.edit")}
            />
            <RetentionSheet
              key={`retention ${retention.version}`}
              saved={retention}
              may={can.includes("security.edit")}
            />
            <PlatformSheet
              key={`platform ${platformRecord.version}`}
              saved={platformRecord}
              may={can.includes("settings.edit")}
            />
            <RegistersSheet
              key={`registers ${registers.version}`}
              saved={registers}
              may={can.includes("settings.edit")}
            />
            <DisputesSheet
              key={`disputes ${disputes.version}`}
              saved={disputes}
              may={can.includes("settings.edit")}
            />
            <DeliveriesSheet />
            <WorkdaySheet />
          </>
        )}
      </Loaded>
    </div>
  )
}
