/** The fields of a record: those that we name, and all others under the portal's own names. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { UnknownField } from '~/api/readers/record'
import { hiddenText, maskField } from '~/api/readers/mask'
import { Copy } from '~/ui/text/Copy'
import { DataText } from '~/ui/text/DataText'
import { RevealButton, revealed, useReveal } from '~/ui/text/Reveal'
import { visibleText } from '~/ui/text/visible-text'
import { Field, FieldList } from './FieldList'
import { NoValue } from './Status'

interface KnownFieldProps {
  label: string
  /** The name of its copy button. */
  what: string
  /** Null where the portal sent nothing. */
  text: string | null
  children?: ReactNode
}

export function KnownField({ label, what, text, children }: KnownFieldProps) {
  return (
    <Field label={label} actions={text && <Copy text={text} label={what} />}>
      {text === null ? <NoValue /> : (children ?? <DataText>{text}</DataText>)}
    </Field>
  )
}

interface FurtherFieldsProps {
  fields: readonly UnknownField[]
  /** Where an object or array can be seen; shown in its place. */
  elsewhere: ReactNode
  /** Texts that are masked wherever they occur in them. */
  secrets?: readonly string[] | undefined
  heading?: 'h2' | 'h3'
}

/** The fields that we have no name for; renders nothing where there are none. */
export function FurtherFields({ fields, elsewhere, secrets, heading = 'h2' }: FurtherFieldsProps) {
  const { t } = useLingui()
  if (fields.length === 0) return null
  return (
    <FieldList heading={heading} title={t`More`}>
      {fields.map(({ path, value }, index) =>
        typeof value === 'object' && value !== null ? (
          <Field key={`${index} ${path}`} label={visibleText(path)}>
            {elsewhere}
          </Field>
        ) : (
          <Further
            key={`${index} ${path}`}
            path={path}
            text={value === null ? null : String(value)}
            secrets={secrets}
          />
        ),
      )}
    </FieldList>
  )
}

interface FurtherProps {
  path: string
  text: string | null
  secrets: readonly string[] | undefined
}

function Further({ path, text, secrets }: FurtherProps) {
  const { t } = useLingui()
  const label = visibleText(path)
  if (text === null)
    return (
      <Field label={label}>
        <NoValue />
      </Field>
    )
  const masked = maskField(path, text, secrets)
  if (masked !== text)
    return (
      <SecretField
        label={<bdi translate="no">{label}</bdi>}
        show={t`Show ${label}`}
        copy={t`Copy ${label}`}
        text={text}
        masked={masked}
      />
    )
  return (
    <Field
      label={<bdi translate="no">{label}</bdi>}
      actions={<Copy text={text} label={t`Copy ${label}`} />}
    >
      <DataText>{text}</DataText>
    </Field>
  )
}

interface SecretFieldProps {
  label: ReactNode
  /** The names of its buttons. */
  show: string
  copy: string
  text: string
  masked?: string
}

/** A field that is masked until it is revealed, and again after a while. */
export function SecretField({ label, show, copy, text, masked = hiddenText }: SecretFieldProps) {
  const reveal = useReveal(revealed)
  return (
    <Field
      label={label}
      actions={
        <>
          <RevealButton reveal={reveal} label={show} />
          <Copy secret text={text} label={copy} />
        </>
      }
    >
      <Hidden>{reveal.shown ? text : masked}</Hidden>
    </Field>
  )
}

/** A text that may be secret, never cut: the tooltip of a cut text would reveal it. */
export function Hidden({ children }: { children: string }) {
  return (
    <bdi translate="no" className="block font-mono [overflow-wrap:anywhere]">
      {visibleText(children)}
    </bdi>
  )
}
