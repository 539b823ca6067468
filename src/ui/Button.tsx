/** Buttons, and links that look like them. A disabled one stays readable and has its reason. */
import { useId, type ComponentProps, type ReactNode } from 'react'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'

const looks: Record<Look, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:opacity-90',
  plain: 'border-line-button bg-surface hover:bg-hover',
  quiet: 'border-transparent hover:bg-hover',
  danger: 'border-transparent bg-bad text-surface hover:opacity-90',
}

/** The classes of a button, for links and menus that look like one. */
export function buttonClass(look: Look = 'plain', small = false): string {
  const size = small ? 'h-8 px-2.5' : 'h-9 px-3.5'
  return `inline-flex ${size} shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap no-underline aria-disabled:cursor-not-allowed aria-disabled:opacity-55 ${looks[look]}`
}

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  look?: Look
  small?: boolean
  /** Why the button is disabled; null where it is not. */
  reason?: string | null | undefined
  children: ReactNode
}

export function Button({
  look,
  small,
  reason,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  return (
    <>
      <button
        type="button"
        {...rest}
        // `disabled` would hide the button and its reason from keyboard and screen reader.
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason ? reasonId : rest['aria-describedby']}
        title={reason ?? rest.title}
        onClick={reason ? (event) => event.preventDefault() : onClick}
        className={`${buttonClass(look, small)} ${className ?? ''}`}
      >
        {children}
      </button>
      {reason && (
        <span id={reasonId} popover="auto" className="reason">
          {reason}
        </span>
      )}
    </>
  )
}
