/** Telling the person by the browser itself that something has ended while they look elsewhere; only if they asked for it. */
import { Trans } from '@lingui/react/macro'
import { BellRing } from 'lucide'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { settings } from '~/settings'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { visibleText } from '~/ui/text/visible-text'

/** Whether the person has allowed it for this site. */
export function mayTell(): boolean {
  return permission() === 'granted'
}

/**
 * Tells `words` by the browser, once they are there, where it is allowed and the tab is out of sight; a press on it
 * brings the tab back, at the address `to`.
 */
export function useTold(words: string | null, to: string): void {
  const navigate = useNavigate()
  const go = useRef<() => void>(undefined)
  useEffect(() => {
    go.current = () => navigate(to)
  })
  const told = useRef<string>(null)
  useEffect(() => {
    // Once, however often the effect runs.
    if (!words || told.current === words) return
    told.current = words
    tellByBrowser(words, () => go.current?.())
  }, [words])
}

export function tellByBrowser(text: string, onPress: () => void): void {
  if (!mayTell() || document.visibilityState === 'visible') return
  try {
    const notice = new Notification(settings().brand.name, { body: visibleText(text) })
    notice.addEventListener('click', () => {
      window.focus()
      notice.close()
      onPress()
    })
  } catch {
    // Chrome on Android has the name, but lets only service workers use it.
  }
}

/** Asks the browser for leave where that has not been decided; only ever at a press. */
export async function askToTell(): Promise<NotificationPermission> {
  return permission() === 'default' ? Notification.requestPermission() : permission()
}

/** Asks the browser for leave, when it is pressed and never by itself. Nothing where that has been decided. */
export function TellMe() {
  const [asked, setAsked] = useState(permission)
  if (asked !== 'default') return null
  const ask = async () => setAsked(await askToTell())
  return (
    <Button small look="quiet" onClick={() => void ask()}>
      <Icon of={BellRing} className="size-4" />
      <Trans>Notify me when it's done</Trans>
    </Button>
  )
}

export function permission(): NotificationPermission {
  return 'Notification' in window && window.isSecureContext ? Notification.permission : 'denied'
}
