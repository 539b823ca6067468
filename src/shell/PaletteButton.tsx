/** Opens the command palette: a button, and Ctrl+K or ⌘K; everything else is loaded on demand. */
import { useLingui } from '@lingui/react/macro'
import { Search } from 'lucide'
import { useLayoutEffect, useState } from 'react'
import { lazyComponent } from '~/i18n/lazy-component'
import { Icon } from '~/ui/Icon'
import { isApple } from '~/ui/platform'
import { RouteBoundary } from './RouteBoundary'

const Palette = lazyComponent(async () => {
  const loaded = await import('./palette/Palette')
  const sources = await loaded.loadCommandSources()
  return (props: { onClose: () => void }) => <loaded.Palette sources={sources} {...props} />
})

const next = (last: number) => last + 1

export function PaletteButton() {
  const { t } = useLingui()
  // A new number for each opening: a palette that closes late must not close the next one.
  const [shown, setShown] = useState(0)
  // A layout effect, so that the shortcut works as soon as the frame is visible.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!/^k$/i.test(event.key) || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      // Not over an open dialog.
      if (!document.querySelector('dialog[open]')) setShown(next)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  const label = t`Search or run a command`
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts="Control+K Meta+K"
        title={label}
        onClick={() => setShown(next)}
        className="frame-search"
      >
        <Icon of={Search} className="size-4 shrink-0 max-md:size-5" />
        <span className="truncate max-md:hidden">{label}</span>
        <kbd className="ml-auto rounded-md border border-line bg-surface px-1.5 font-mono text-xs max-md:hidden">
          {isApple() ? '⌘ K' : 'Ctrl K'}
        </kbd>
      </button>
      {shown > 0 && (
        <RouteBoundary key={shown} quiet>
          <Palette onClose={() => setShown(0)} />
        </RouteBoundary>
      )}
    </>
  )
}
