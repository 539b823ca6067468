/** Browser notifications that something has ended while the tab is hidden; only if the person asked for them. */
import { Trans } from '@lingui/react/macro'
import { BellRing } from 'lucide'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { settings } from '~/settings'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { visibleText } from '~/ui/text/visible-text'

/** Whether the person has allowed it for this site. */
export function mayNotify(): boolean {
  return permission() === 'granted'
}

/**
 * Shows `words` as a browser notification, once they are there, if that is allowed and the tab is hidden; clicking it
 * opens the tab at the address `to`.
 */
export function useBrowserNotice(words: string | null, to: string): void {
  const navigate = useNavigate()
  const go = useRef<() => void>(undefined)
  useEffect(() => {
    go.current = () => navigate(to)
  })
  const shown = useRef<string>(null)
  useEffect(() => {
    // Once, however often the effect runs.
    if (!words || shown.current === words) return
    shown.current = words
    showBrowserNotice(words, () => go.current?.())
  }, [words])
}

export function showBrowserNotice(text: string, onPress: () => void): void {
  if (!mayNotify() || document.visibilityState === 'visible') return
  try {
    const notice = new Notification(settings().brand.name, { body: visibleText(text) })
    notice.addEventListener('click', () => {
      window.focus()
      notice.close()
      onPress()
    })
  } catch {
    // Chrome on Android has the constructor, but allows it only to service workers.
  }
}

/** Asks the browser for permission where that is undecided; call it only when a button is pressed. */
export async function askPermission(): Promise<NotificationPermission> {
  return permission() === 'default' ? Notification.requestPermission() : permission()
}

/** The button that asks the browser for permission. Renders nothing where that is decided. */
export function NotifyMe() {
  const [asked, setAsked] = useState(permission)
  if (asked !== 'default') return null
  const ask = async () => setAsked(await askPermission())
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
