/** The site's own settings: problems of `config.json`, and of the host. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { HostReport } from '~/protection/HostReport'
import { settingsProblems, type SettingsProblem } from '~/settings-problems'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'
import { Section } from '~/ui/Section'

export function SiteSettings() {
  const { t } = useLingui()
  const [diagnosing, setDiagnosing] = useState(false)
  const problems = settingsProblems()
  return (
    <Section
      title={t`Settings`}
      actions={<Button small onClick={() => setDiagnosing(true)}>{t`Diagnose`}</Button>}
    >
      {problems.length === 0 ? (
        <p>
          <Trans>
            <code translate="no">config.json</code> is as it should be.
          </Trans>
        </p>
      ) : (
        <Notice tone="warn" role="status">
          <p>
            <Trans>
              Some of <code translate="no">config.json</code> is invalid. Whoever runs this site can
              fix it:
            </Trans>
          </p>
          <ul className="list-disc pl-5 [overflow-wrap:anywhere]">
            {problems.map((problem) => (
              <li key={problem.path}>
                <ProblemWords {...problem} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div aria-live="polite" className="not-empty:mt-3">
        {diagnosing && <HostReport />}
      </div>
    </Section>
  )
}

function ProblemWords({ path, wanted }: SettingsProblem) {
  const { t } = useLingui()
  const key = <code translate="no">{visibleText(path) || 'config.json'}</code>
  switch (wanted) {
    case 'text':
      return <Trans>{key} has to be a text.</Trans>
    case 'link':
      return <Trans>{key} has to be a web address, such as https://portal.example.</Trans>
    case 'rate':
      return <Trans>{key} has to be a number from 1 on.</Trans>
    case 'switch':
      return <Trans>{key} has to be true or false.</Trans>
    case 'keys':
      return <Trans>{key} has to be an object.</Trans>
    case 'list':
      return <Trans>{key} has to be a list of texts.</Trans>
    case null:
      return path ? <Trans>{key} is no setting.</Trans> : t`It isn't valid JSON, or it didn't load.`
  }
}
