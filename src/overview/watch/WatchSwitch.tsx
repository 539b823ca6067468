/** The switch "Watch", with how often it reads and whether the browser may show notifications. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import { askPermission, permission } from '~/patterns/screen/browser-notice'
import { useSession } from '~/session/use-session'
import { useStore } from '~/use-store'
import { createWatch } from './watch'

export function WatchSwitch() {
  const { t } = useLingui()
  const id = useId()
  const watch = useSession().service(createWatch)
  const isOn = useStore(watch.isOn)
  const [allowed, setAllowed] = useState(permission)
  const press = async () => {
    if (isOn) return watch.stop()
    watch.start()
    setAllowed(await askPermission())
  }
  const purpose = t`Tells you what fails, expires or goes stale, until you are signed out.`
  return (
    <div className="flex items-center justify-between gap-x-3">
      <p id={id} className="text-sm text-muted sm:text-end">
        <Trans>Also while this tab is hidden, once in 5 minutes</Trans>
        {isOn && allowed !== 'granted' && (
          <span className="block text-warn">
            <Trans>
              Notifications are off in this browser; news is counted in the tab's title.
            </Trans>
          </span>
        )}
      </p>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-describedby={id}
        title={purpose}
        onClick={() => void press()}
        className="inline-flex h-8 shrink-0 items-center gap-2 font-medium"
      >
        {t`Watch`}
        <span
          aria-hidden
          className={`flex h-5 w-9 items-center rounded-full border px-0.5 ${isOn ? 'justify-end border-accent bg-accent' : 'border-line-strong bg-muted-soft'}`}
        >
          <span className={`size-3.5 rounded-full ${isOn ? 'bg-on-accent' : 'bg-line-strong'}`} />
        </span>
      </button>
    </div>
  )
}
